//! Data that several parts of the page hold and none copies.

use std::ops::Deref;
use std::rc::Rc;

/// Shared data that is compared by address: large things are never compared part by part.
pub struct Shared<T>(Rc<T>);

impl<T> Shared<T> {
    /// Takes a value into shared ownership.
    pub fn new(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
