/* Starts the page. Written for browsers far older than the ones it can start, so that these too
   get a sentence instead of a blank page.

   It keeps what is pasted, dropped or picked before the page's wasm is ready and starts the page.
   Right behind it come glue and wasm of the desk, and when the page asks for it those of the studio:
   each is fetched once, and made into the blob from which its worker starts. A worker started from
   an address would not be bound by the page's policy, and could not start again with the network off. */
(function () {
  'use strict';
  var early = [];
  var listening = [];
  var hosted = /^https?:$/.test(location.protocol);

  function listen(target, name, act) {
    target.addEventListener(name, act);
    listening.push([target, name, act]);
  }

  function keep(item) {
    early.push(item);
    var kept = document.getElementById('start-kept');
    if (kept) kept.hidden = false;
  }

  /* All files of dropped folders, in the order of their names; null where no folder is among what was dropped. The
     entries must be taken at once, before the event is over. */
  function folders(data) {
    var entries = Array.prototype.map.call(data.items || [], function (item) {
      return item.webkitGetAsEntry && item.webkitGetAsEntry();
    }).filter(Boolean);
    if (!entries.some(function (entry) { return entry.isDirectory; })) return null;
    function all(entries) {
      return Promise.all(entries.map(inside)).then(function (lists) { return [].concat.apply([], lists); });
    }
    function inside(entry) {
      /* What the system keeps beside files is nobody's document. */
      if (entry.name.charAt(0) === '.') return [];
      if (entry.isFile) return new Promise(function (done) { entry.file(done, function () { done([]); }); });
      return listed(entry.createReader(), []).then(function (list) {
        list.sort(function (a, b) { return a.name < b.name ? -1 : 1; });
        return all(list);
      });
    }
    /* A reader gives a hundred at a time, and nothing at the end. */
    function listed(reader, list) {
      return new Promise(function (done) { reader.readEntries(done, function () { done([]); }); }).then(function (more) {
        return more.length ? listed(reader, list.concat(more)) : list;
      });
    }
    return all(entries);
  }

  function keepData(event, data) {
    if (!data) return;
    event.preventDefault();
    var folder = folders(data);
    if (folder) {
      keep({ folder: folder });
    } else if (data.files && data.files.length) {
      keep({ files: Array.prototype.slice.call(data.files) });
    } else {
      keep({ plain: data.getData('text/plain'), html: data.getData('text/html') });
    }
  }

  listen(document, 'paste', function (event) { keepData(event, event.clipboardData); });
  listen(document, 'dragover', function (event) { event.preventDefault(); });
  listen(document, 'drop', function (event) { keepData(event, event.dataTransfer); });
  listen(document, 'change', function (event) {
    var input = event.target;
    if (input.id === 'start-file' && input.files.length) {
      keep({ files: Array.prototype.slice.call(input.files) });
    }
  });
  listen(document, 'click', function (event) {
    var button = event.target.closest && event.target.closest('[data-sample]');
    if (button) keep({ sample: button.getAttribute('data-sample') });
  });

  function handover() {
    listening.forEach(function (one) { one[0].removeEventListener(one[1], one[2]); });
    return early.splice(0);
  }

  function fail(why, what) {
    var box = document.getElementById('failed');
    if (!box) return;
    box.hidden = false;
    box.querySelector('[data-why=' + why + ']').hidden = false;
    document.getElementById('failed-what').textContent = what ? String(what) : '';
  }

  /* Whether a reload would lose something: kept here, typed on the start screen, or open in the page. */
  function given() {
    var typed = document.querySelector('.start textarea');
    return early.length > 0 || !document.querySelector('.start') || (typed && typed.value);
  }

  /* For some minutes after a deploy a cached page may name files that are gone. Fetch the page
     anew, once per tab, unless something was given that a reload would lose; then `otherwise`. */
  function renew(otherwise) {
    var tried = true;
    try {
      tried = sessionStorage.getItem('shaipin-reloaded') === location.href;
      sessionStorage.setItem('shaipin-reloaded', location.href);
    } catch (ignored) { /* no storage: no second try */ }
    otherwise = otherwise || function () { /* it is told elsewhere */ };
    if (!hosted || tried || given()) return otherwise();
    fetch(location.href, { cache: 'reload' }).then(function () { location.reload(); }, otherwise);
  }

  function get(url, options) {
    return fetch(url, options).then(function (response) {
      if (!response.ok) {
        var error = new Error(response.status + ' ' + url);
        error.gone = response.status === 404;
        throw error;
      }
      return response;
    });
  }

  /* The one-file page carries the wasm inside, gzip in base64. */
  function unpack(base64) {
    var text = atob(base64.trim());
    var bytes = new Uint8Array(text.length);
    for (var i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    var stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Response(stream).arrayBuffer();
  }

  function compile(url) {
    return get(url).then(function (response) {
      /* A server that does not know wasm sends another type, which streaming refuses. */
      var type = response.headers.get('content-type') || '';
      if (type.split(';')[0].trim() === 'application/wasm') return WebAssembly.compileStreaming(response);
      return response.arrayBuffer().then(function (bytes) { return WebAssembly.compile(bytes); });
    });
  }

  function find(what) { return document.querySelector('[data-' + what + ']'); }

  /* The compiled wasm of an element, from a file or from within the page. */
  function module(wasm) {
    return wasm.href
      ? compile(wasm.href)
      : unpack(wasm.textContent).then(function (bytes) { return WebAssembly.compile(bytes); });
  }

  /* Glue and wasm of one program: the compiled module, and a blob that starts it in a worker. One
     message brings the module; the wasm then listens for itself. */
  function load(name) {
    var glue = find(name);
    var code = glue.href
      ? get(glue.href).then(function (response) { return response.text(); })
      : Promise.resolve(glue.textContent);
    return Promise.all([code, module(find(name + '-wasm'))]).then(function (both) {
      var blob = new Blob([both[0],
        ';onmessage=function(e){onmessage=null;wasm_bindgen({module_or_path:e.data})' +
        '.catch(function(e){postMessage(["crashed",String(e)])})}'], { type: 'text/javascript' });
      return { module: both[1], worker: URL.createObjectURL(blob) };
    });
  }

  function studio() { return load('studio'); }

  /* The desk's first fetch begins as soon as the page's own wasm has arrived, and before that runs: the
     line is never idle, and nothing of it is taken from what the page waits for. */
  var coming = null;
  function ahead() {
    coming = load('desk');
    coming.catch(function () { /* told to whoever takes it */ });
  }
  function desk() {
    var taken = coming || load('desk');
    coming = null;
    return taken.catch(function (error) {
      if (error.gone) renew();
      throw error;
    });
  }

  /* A drawing as PNG, so many times as large, or on the clipboard. The style sheet has no part in
     it: the drawing is read as a file of its own. */
  function picture(svg, scale, copied) {
    var image = new Image();
    image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    var made = image.decode().then(function () {
      var canvas = document.createElement('canvas');
      canvas.width = image.width * scale;
      canvas.height = image.height * scale;
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(image.src);
      return new Promise(function (done, fail) {
        canvas.toBlob(function (blob) { if (blob) done(blob); else fail(); }, 'image/png');
      });
    });
    if (!copied) return made;
    return navigator.clipboard.write([new ClipboardItem({ 'image/png': made })]);
  }

  /* What is selected in the text: the number of its block, the words before it there, and itself. */
  function picked() {
    var selection = getSelection();
    if (!selection || selection.isCollapsed) return null;
    var range = selection.getRangeAt(0);
    var from = range.startContainer;
    var block = (from.nodeType === 1 ? from : from.parentElement).closest('[data-piece]');
    if (!block) return null;
    var before = document.createRange();
    before.setStart(block, 0);
    before.setEnd(from, range.startOffset);
    /* Whose block begins here is no word of the text. */
    var owner = block.querySelector('.owner');
    return [block.getAttribute('data-piece'), String(before).slice(owner ? owner.textContent.length : 0), String(range)];
  }

  /* A table as rows of cells, all as long as the widest: what spans several columns or rows stands in the first of
     them. A cell is a list of words, each with the signs that the style sheet draws before and behind it (a plan's
     circle, what is derived) and with what is small beside it, so that a number is alone. */
  function cells(table) {
    var grid = [];
    Array.prototype.forEach.call(table.rows, function (row, y) {
      var line = grid[y] = grid[y] || [];
      var x = 0;
      Array.prototype.forEach.call(row.cells, function (cell) {
        while (line[x]) x++;
        for (var down = 0; down < cell.rowSpan; down++) {
          for (var across = 0; across < cell.colSpan; across++) {
            grid[y + down] = grid[y + down] || [];
            grid[y + down][x + across] = down || across ? { words: [], over: cell } : { words: words(cell), over: cell };
          }
        }
        x += cell.colSpan;
      });
    });
    return grid;
  }

  function words(cell) {
    function drawn(element, side) {
      var told = /^"(.*)"$/.exec(getComputedStyle(element, side).content);
      return told ? told[1] : '';
    }
    var out = [];
    var line = 0;
    Array.prototype.forEach.call(cell.children, function (item) {
      /* A line without words keeps its place: what stands in it elsewhere is not moved up to it. */
      if (item.tagName === 'BR') return line++;
      line = Math.max(line, out.length / 2);
      while (out.length < 2 * line) out.push('');
      var small = item.querySelector('small');
      var behind = small ? small.textContent.trim() : '';
      var own = item.textContent.trim();
      own = drawn(item, '::before') + own.slice(0, own.length - behind.length).trim() + drawn(item, '::after');
      out.push(own.trim(), behind);
    });
    return out.length ? out : [cell.textContent.trim(), ''];
  }

  /* A head is one line of words: 交通投资（亿元）. */
  function headed(cell) {
    return cell.words.filter(Boolean).map(function (word, at) { return at ? '（' + word + '）' : word; }).join('');
  }

  /* Rows of a comparison copied with the mouse: as many fields in each row as in its heads, numbers alone in theirs,
     the signs of what is planned or derived with them. Anything else is copied as the browser does. */
  function copied(event) {
    var selection = getSelection();
    if (!selection || selection.isCollapsed || !event.clipboardData) return;
    var root = selection.getRangeAt(0).commonAncestorContainer;
    if (root.nodeType !== 1) root = root.parentElement;
    if (!root) return;
    var table = root.closest('.view table.sheet') || root.querySelector('.view table.sheet');
    /* Words of one cell, and what holds more than one table, are copied as they are. */
    if (!table || root.closest('td, th') || (!root.closest('table') && !root.matches('.v-scroll'))) return;
    function within(node) {
      for (var at = 0; at < selection.rangeCount; at++) {
        if (selection.getRangeAt(at).intersectsNode(node)) return true;
      }
      return false;
    }
    var rows = Array.prototype.filter.call(table.rows, within);
    var columns = [];
    cells(table).forEach(function (line, y) {
      var row = table.rows[y];
      if (rows.indexOf(row) < 0) return;
      var head = row.parentElement.tagName === 'THEAD';
      line.forEach(function (cell, x) {
        if (rows.length === 1 && !within(cell.over)) return;
        var slots = columns[x] = columns[x] || [[]];
        var told = head || cell.over.tagName === 'TH' ? [headed(cell)] : cell.words;
        told.forEach(function (word, at) {
          if (word && !slots[at]) slots[at] = [];
          if (word) slots[at][y] = word;
        });
      });
    });
    /* What stands beside a number says its time, or that there is more. */
    var last = table.tHead ? table.tHead.rows.length - 1 : -1;
    columns.forEach(function (slots) {
      slots.forEach(function (words, at) {
        if (at % 2) words[last] = document.documentElement.lang === 'en' ? 'note' : '备注';
      });
    });
    var plain = '';
    var html = '<table>';
    rows.forEach(function (row) {
      var y = Array.prototype.indexOf.call(table.rows, row);
      var line = [];
      columns.forEach(function (slots) {
        slots.forEach(function (words) {
          var word = (words[y] || '').replace(/\s+/g, ' ');
          /* Spreadsheets run what looks like a formula. */
          line.push(/^([=@＝＋－＠]|[+\-](?![\d.,%]+$))/.test(word) ? "'" + word : word);
        });
      });
      plain += line.join('\t') + '\r\n';
      html += '<tr>' + line.map(function (word) {
        return '<td>' + word.replace(/&/g, '&amp;').replace(/</g, '&lt;') + '</td>';
      }).join('') + '</tr>';
    });
    event.clipboardData.setData('text/plain', plain);
    event.clipboardData.setData('text/html', html + '</table>');
    event.preventDefault();
  }

  /* So many columns stand side by side on paper. */
  var ACROSS = 12;

  /* A table too wide for paper is printed the other way round where that is narrower, and what is too wide either way
     in parts, each with the first column: nothing is cut off. */
  function paper(table) {
    var grid = cells(table);
    var heads = table.tHead ? table.tHead.rows.length : 0;
    var wide = grid[0] ? grid[0].length : 0;
    /* Browsers leave buttons out of heads that they repeat on the next page. */
    if (wide <= ACROSS + 2 && !(table.tHead && table.tHead.querySelector('button'))) return;
    var lines = grid.map(function (line, y) {
      return line.map(function (cell) {
        if (y < heads || cell.over.tagName === 'TH') return headed(cell);
        /* A value and its time, a place and a doubt: what is small stands in brackets on paper. */
        return cell.words.map(function (word, at) { return word && at % 2 ? '（' + word + '）' : word; }).filter(Boolean).join(' ').replace(/ （/g, '（').replace(/） /g, '）');
      });
    });
    if (wide > ACROSS + 2 && wide > grid.length) {
      /* Columns under one head become one row: its value, its place. */
      var turned = [[''].concat(lines.slice(heads).map(function (line) { return line[0]; }))];
      for (var x = 1; x < wide; x++) {
        var named = Math.max(heads - 2, 0);
        var same = heads > 1 && x > 1 && grid[named][x].over === grid[named][x - 1].over;
        var group = heads > 2 && grid[0][x].words.length ? headed(grid[0][x]) : '';
        if (group) turned.push([group]);
        if (!same) turned.push([headed(grid[named][x])]);
        var into = turned[turned.length - 1];
        for (var y = heads; y < grid.length; y++) {
          into[y - heads + 1] = [into[y - heads + 1], lines[y][x]].filter(Boolean).join(' ');
        }
      }
      lines = turned;
      heads = 1;
    }
    var parts = document.createElement('div');
    parts.className = 'on-paper';
    var count = lines.reduce(function (most, line) { return Math.max(most, line.length); }, 0);
    var across = count <= ACROSS + 2 ? count : ACROSS;
    for (var from = 1; from < count; from += across) {
      var part = document.createElement('table');
      part.className = 'sheet';
      var top = part.createTHead();
      var body = part.createTBody();
      lines.forEach(function (line, y) {
        var row = (y < heads ? top : body).insertRow();
        for (var x = 0; x < Math.min(across, count - from) + 1; x++) {
          var cell = document.createElement(y < heads || !x ? 'th' : 'td');
          cell.textContent = line[x ? from + x - 1 : 0] || '';
          row.appendChild(cell);
          if (line.length === 1 && count > 1) {
            row.className = 'group';
            cell.colSpan = Math.min(across, count - from) + 1;
            break;
          }
        }
      });
      parts.appendChild(part);
    }
    table.parentElement.insertBefore(parts, table);
    table.classList.add('not-on-paper');
  }

  function unpaper() {
    Array.prototype.forEach.call(document.querySelectorAll('.on-paper'), function (parts) { parts.remove(); });
    Array.prototype.forEach.call(document.querySelectorAll('.not-on-paper'), function (table) {
      table.classList.remove('not-on-paper');
    });
  }

  addEventListener('beforeprint', function () {
    unpaper();
    var day = document.querySelector('.paper time');
    if (day) day.textContent = new Date().toLocaleDateString(document.documentElement.lang || undefined);
    /* What is folded away is not printed. */
    var printed = document.documentElement.hasAttribute('data-print') ? '#print' : '.view';
    Array.prototype.filter.call(document.querySelectorAll(printed + ' table.sheet'), function (table) {
      return !table.closest('details');
    }).forEach(paper);
  });
  addEventListener('afterprint', unpaper);
  document.addEventListener('copy', copied);

  function start() {
    var copy = find('offline-copy');
    if (copy && hosted) copy.hidden = false;
    if (!window.WebAssembly || !WebAssembly.compileStreaming || !window.DecompressionStream) return fail('old');
    module(find('wasm')).then(function (compiled) {
      if (typeof wasm_bindgen === 'undefined') throw new Error(find('glue').src);
      ahead();
      return wasm_bindgen({ module_or_path: compiled });
    }).catch(function (error) {
      if (error instanceof WebAssembly.CompileError) fail('old', error);
      else if (error instanceof WebAssembly.RuntimeError) fail('page', error);
      else renew(function () { fail('load', error); });
    });
  }

  /* Does once what is done for a reader: at the first sign of one, which may have been, or after a while without. */
  var seen = false;
  var waiting = null;
  function sign() {
    var act = waiting;
    seen = true;
    waiting = null;
    if (act) act();
  }
  ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'keydown', 'dragenter'].forEach(function (name) {
    addEventListener(name, sign, { capture: true, once: true, passive: true });
  });
  function reader(act) {
    waiting = act;
    if (seen) sign(); else setTimeout(sign, 6000);
  }

  /* A place in the page that nobody sees, reads or finds: for a rehearsal. Given it back, takes it away. */
  function stage(over) {
    if (over) return over.getRootNode().host.remove();
    var host = document.createElement('div');
    host.className = 'stage';
    host.inert = true;
    document.body.appendChild(host);
    return host.attachShadow({ mode: 'closed' }).appendChild(document.createElement('div'));
  }

  window.shaipin = { boot: { handover: handover, fail: fail, renew: renew, desk: desk, studio: studio, picture: picture, folders: folders, picked: picked, reader: reader, stage: stage } };
  document.addEventListener('DOMContentLoaded', start);
})();
