'use strict';
// All that comes from a user or from the service is shown through textContent: no text is ever read as markup.

const byId = id => document.getElementById(id);
const MOST = 2 * 1024 * 1024;
const OUTCOMES = { carried: 'carried', adapted: 'adapted', instructed: 'in the runbook', implied: 'done anyway', left_out: 'left out', unanswered: 'unanswered' };
const EXAMPLE = {
  'Procfile': 'web: bundle exec puma -C config/puma.rb\nworker: bundle exec sidekiq -c ${SIDEKIQ_CONCURRENCY:-10}\nrelease: bin/rails db:migrate\n',
  'app.json': JSON.stringify({
    name: 'chandlery', description: 'Sells charts and compasses.', stack: 'heroku-24',
    buildpacks: [{ url: 'heroku/ruby' }],
    formation: { web: { quantity: 2, size: 'standard-2x' }, worker: { quantity: 1, size: 'standard-1x' } },
    addons: [{ plan: 'heroku-postgresql:essential-1', options: { version: '17' } }, 'heroku-redis:premium-0', 'papertrail'],
    env: { RAILS_ENV: 'production', SECRET_KEY_BASE: { generator: 'secret' }, STRIPE_SECRET_KEY: { required: true } },
  }, null, 2) + '\n',
};

const files = new Map();        // path -> text
const shown = new Map();        // panel -> path of the file that it shows
const panels = new Map();       // panel -> its tabs and its lines
let result = null, facts = [], held = null, turn = 0;

function make(tag, classes, text, ...children) {
  const element = document.createElement(tag);
  if (classes) element.className = classes;
  if (text !== undefined) element.textContent = text;
  element.append(...children);
  return element;
}

function trouble(message) {
  byId('trouble').textContent = message;
  byId('trouble').hidden = !message;
}

// --- what is sent, and what comes back

async function ask(path) {
  const targets = [...document.querySelectorAll('#targets input:checked')].map(box => box.value);
  if (!files.size || !targets.length) return null;
  const answer = await fetch(path, {
    method: 'POST', headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ files: Object.fromEntries(files), targets }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}

async function translate() {
  const mine = ++turn;
  let next = null;
  try {
    const answer = await ask('/translate');
    next = answer && await answer.json();
    if (mine !== turn) return; // a later request is under way
    trouble('');
  } catch (error) {
    if (mine !== turn) return;
    trouble(error.message || 'The service does not answer.');
  }
  result = next;
  index();
  hold(null);
  draw();
}

async function take(list) {
  const refused = [];
  for (const file of list) {
    try {
      if (file.size > MOST) throw new Error('it is larger than 2 MiB');
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
      if (text.includes('\0')) throw new Error('it is not a text');
      files.set(file.name, text);
    } catch (error) {
      refused.push(`${file.name} was left out: ${error instanceof TypeError ? 'it is not UTF-8 text' : error.message}.`);
    }
  }
  await translate();
  if (refused.length) trouble(refused.join('\n'));
}

async function zip() {
  try {
    const answer = await ask('/zip');
    if (!answer) return;
    const link = make('a');
    link.href = URL.createObjectURL(await answer.blob());
    link.download = 'portolan.zip';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  } catch (error) {
    trouble(error.message);
  }
}

// --- which line rests on which fact

const covers = (whole, path) => path === whole || path.startsWith(whole + '.');

/** Makes of the answer: facts, each with its places in files; for each file of a panel, the facts of each line. */
function index() {
  facts = [];
  if (!result || !result.targets.length) return;
  const byPath = new Map();
  const of = fact => {
    if (!byPath.has(fact.path)) {
      const entry = { ...fact, outcomes: [], places: [] };
      byPath.set(fact.path, entry);
      facts.push(entry);
    }
    return byPath.get(fact.path);
  };
  result.report.targets.forEach(target => target.coverage.facts.forEach(fact =>
    of(fact).outcomes.push({ target: target.title, outcome: fact.outcome })));
  for (const fact of facts) {
    for (const origin of fact.origins) {
      if (origin.kind === 'file' && origin.line) fact.places.push({ panel: 'input', file: origin.file, line: origin.line - 1 });
    }
  }
  for (const target of result.targets) {
    target.bases.forEach(basis => {
      if (!basis.path) return;
      basis.facts = facts.filter(fact => covers(fact.path, basis.path));
      basis.nearest = basis.facts.reduce((best, fact) => !best || fact.path.length > best.path.length ? fact : best, null);
    });
    for (const file of target.files) {
      file.lines.forEach((line, number) => {
        const lit = new Set(line.flatMap(each => target.bases[each].facts || []));
        lit.forEach(fact => fact.places.push({ panel: target.id, file: file.path, line: number }));
      });
    }
  }
}

const origin = each => each.kind === 'file' ? [each.file, each.line, each.column].filter(Boolean).join(':')
  : each.kind === 'default' ? `default of ${each.platform}` : each.kind === 'setting' ? `setting ${each.setting}`
  : each.kind === 'chosen' ? each.reason : 'code';

/** What a line rests on: facts, and reasons where nobody stated anything. */
function lineRests(panel, path, number) {
  if (panel === 'input') {
    return { facts: facts.filter(fact => fact.places.some(at => at.panel === panel && at.file === path && at.line === number)), reasons: [] };
  }
  const target = result.targets.find(each => each.id === panel);
  const bases = (target.files.find(each => each.path === path).lines[number] || []).map(each => target.bases[each]);
  return {
    facts: [...new Set(bases.map(basis => basis.nearest).filter(Boolean))],
    reasons: [...new Set(bases.map(basis => basis.reason || (basis.nearest ? '' : `${basis.path} (${basis.origin})`)).filter(Boolean))],
  };
}

function rests(element) {
  if (element.dataset.fact !== undefined) return { facts: [facts[element.dataset.fact]], reasons: [] };
  const list = element.parentElement;
  return lineRests(list.dataset.panel, list.dataset.file, Number(element.dataset.line));
}

// --- drawing

function draw() {
  const some = result && result.targets.length;
  byId('zip').disabled = !some;
  drawFiles(byId('input'), 'input', [...files].map(([path, content]) => ({ path, content })));
  if (result && result.report.findings.length) byId('input').append(findings(result.report.findings, 'reading your files'));
  drawFacts();
  const results = byId('results');
  if (!some) {
    results.replaceChildren(invitation(files.size
      ? (result ? 'There is no app in these files yet: see what was found while reading them.' : 'Choose at least one target.')
      : 'The files for each target stand here, side by side. Point at a line to see the facts that it rests on; point at a fact to see its lines.'));
    return;
  }
  results.replaceChildren(...result.report.targets.map((report, i) => {
    const panel = make('section', 'panel', undefined, make('h2', '', report.title));
    panel.setAttribute('aria-label', report.title);
    panel.append(...coverage(report.coverage));
    const body = make('div');
    body.style.display = 'contents';
    panel.append(body);
    drawFiles(body, report.target, result.targets[i].files);
    if (report.findings.length) panel.append(findings(report.findings, ''));
    return panel;
  }));
}

function invitation(text) {
  const chart = make('img');
  chart.src = '/chart.svg';
  chart.alt = '';
  return make('p', 'empty', undefined, chart, text);
}

function coverage({ counts, facts: all }) {
  const bar = make('div', 'bar'), legend = make('p', 'legend', `${all.length} facts: `);
  for (const [outcome, count] of Object.entries(counts)) {
    const part = make('span', outcome);
    part.style.flex = count;
    bar.append(part);
    legend.append(make('span', '', undefined, make('i', `dot ${outcome}`), `${count} ${OUTCOMES[outcome]}`));
  }
  bar.setAttribute('aria-hidden', 'true');
  return [bar, legend];
}

function drawFiles(box, panel, all) {
  if (!all.length) return box.replaceChildren();
  if (!all.some(file => file.path === shown.get(panel))) shown.set(panel, all[0].path);
  const tabs = make('div', 'tabs'), code = make('ol', 'code');
  tabs.setAttribute('role', 'tablist');
  const scripts = make('select', '', undefined, make('option', '', 'scripts …'));
  scripts.setAttribute('aria-label', 'Scripts of the move');
  scripts.firstChild.value = '';
  for (const file of all) {
    const name = file.path.replace(`deploy/${panel}/`, '');
    if (panel !== 'input' && !file.lines.length) { // nobody kept account of its lines: it does what the runbook says
      const script = make('option', '', name);
      script.value = file.path;
      scripts.append(script);
      continue;
    }
    const tab = make('button', '', name);
    tab.title = file.path;
    tab.setAttribute('role', 'tab');
    tab.dataset.panel = panel;
    tab.dataset.file = file.path;
    tab.addEventListener('click', () => { show(panel, file.path); light(); });
    tabs.append(tab);
    if (panel === 'input') {
      const gone = make('button', 'gone', '×');
      gone.setAttribute('aria-label', `Take ${file.path} away`);
      gone.addEventListener('click', () => { files.delete(file.path); translate(); });
      tabs.append(gone);
    }
  }
  scripts.addEventListener('change', () => { show(panel, scripts.value || all[0].path); light(); });
  if (scripts.length > 1) tabs.append(scripts);
  code.setAttribute('role', 'listbox');
  code.dataset.panel = panel;
  code.all = all;
  box.replaceChildren(tabs, code);
  panels.set(panel, { tabs, code });
  show(panel, shown.get(panel));
}

/** Shows a file of a panel. */
function show(panel, path) {
  shown.set(panel, path);
  const { tabs, code } = panels.get(panel);
  tabs.querySelectorAll('[role=tab]').forEach(tab => tab.setAttribute('aria-selected', tab.dataset.file === path));
  tabs.querySelectorAll('select').forEach(scripts => { scripts.value = [...scripts.options].some(each => each.value === path) ? path : ''; });
  const file = code.all.find(each => each.path === path);
  code.dataset.file = path;
  code.setAttribute('aria-label', path);
  const wraps = path.endsWith('.md') ? 'wraps' : '';
  code.replaceChildren(...file.content.replace(/\n$/, '').split('\n').map((text, number) =>
    option(make('li', `${/^\s*(#|\/\/|--)/.test(text) && !wraps ? 'comment' : ''} ${wraps}`.trim(), text || ' '), 'line', number)));
  code.firstChild.tabIndex = 0;
  code.scrollTop = 0;
}

function option(element, key, value) {
  element.dataset[key] = value;
  element.setAttribute('role', 'option');
  element.tabIndex = -1;
  return element;
}

function drawFacts() {
  byId('counts').textContent = facts.length ? `${facts.length} facts` : '';
  document.querySelector('.side .empty').hidden = facts.length > 0;
  byId('facts').replaceChildren(...facts.map((fact, i) => {
    const dots = make('span', 'dots');
    for (const each of fact.outcomes) {
      const dot = make('i', `dot ${each.outcome}`);
      dot.title = `${each.target}: ${OUTCOMES[each.outcome]}`;
      dots.append(dot);
    }
    return option(make('li', '', undefined, make('b', '', fact.path), make('small', '', fact.origins.map(origin).join(', ')),
      make('q', '', fact.value), dots), 'fact', i);
  }));
  if (facts.length) byId('facts').firstChild.tabIndex = 0;
}

function findings(all, where) {
  const order = ['error', 'warning', 'info'];
  const count = order.map(each => [all.filter(one => one.severity === each).length, each]).filter(([n]) => n)
    .map(([n, each]) => `${n} ${each}${n > 1 && each !== 'info' ? 's' : ''}`).join(', ');
  const box = make('details', '', undefined, make('summary', '', `Findings${where ? ` of ${where}` : ''}: ${count}`));
  box.open = all.some(one => one.severity === 'error');
  for (const one of [...all].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))) {
    const item = make('div', `finding ${one.severity}`, undefined, make('code', 'code-id', `${one.severity} ${one.code}`));
    const places = [...one.facts.flatMap(fact => fact.origins), ...one.places];
    for (const place of new Map(places.filter(each => each.kind === 'file').map(each => [origin(each), each])).values()) {
      const go = make('button', 'place', origin(place));
      go.addEventListener('click', () => point('input', place.file, (place.line || 1) - 1));
      item.append(go);
    }
    const named = one.facts.map(fact => fact.path + (fact.value === fact.path.split('.').pop() ? '' : ` = ${fact.value}`)).join(', ');
    if (named) item.append(make('p', '', undefined, make('code', '', named)));
    item.append(make('p', '', [one.detail, one.meaning].filter(Boolean).join(' ')));
    if (one.remedy) item.append(make('p', 'remedy', one.remedy));
    box.append(item);
  }
  return box;
}

// --- pointing

/** Goes to a line of a file and holds it. */
function point(panel, path, number) {
  if (panel === 'input' && !files.has(path)) return;
  show(panel, path);
  const line = panels.get(panel).code.children[number];
  if (line) {
    hold(line);
    line.focus();
  }
}

let pointed = null;

/** Lights up what belongs to the line or fact that is held, or else pointed at. */
function light() {
  const from = held || pointed;
  const { facts: on, reasons } = from && from.isConnected ? rests(from) : { facts: [], reasons: [] };
  const places = new Map();
  for (const fact of on) {
    for (const at of fact.places) {
      const key = JSON.stringify([at.panel, at.file]);
      places.set(key, (places.get(key) || new Set()).add(at.line));
    }
  }
  document.querySelectorAll('.code').forEach(code => {
    const lines = places.get(JSON.stringify([code.dataset.panel, code.dataset.file])) || new Set();
    [...code.children].forEach((line, i) => mark(line, lines.has(i) || line === from));
  });
  [...byId('facts').children].forEach((row, i) => mark(row, on.includes(facts[i])));
  document.querySelectorAll('.tabs [role=tab]').forEach(tab => {
    tab.querySelector('i')?.remove();
    const lines = places.get(JSON.stringify([tab.dataset.panel, tab.dataset.file]));
    if (lines) tab.append(make('i', '', String(lines.size)));
  });
  if (from) explain(on, reasons, from.parentElement.dataset.panel === 'input'
    ? 'No fact is stated on this line.' : 'This line rests on no fact: it is the same for every app.');
  return places;
}

function mark(element, lit) {
  element.classList.toggle('lit', lit);
  element.setAttribute('aria-selected', lit);
}

function explain(on, reasons, nothing) {
  const lines = on.slice(0, 12).map(fact => {
    const line = make('p', '', undefined, make('b', '', fact.path), ' = ', make('q', '', fact.value),
      make('span', 'from', `  from ${fact.origins.map(origin).join(', ')}`));
    for (const each of fact.outcomes) line.append('  ', make('i', `dot ${each.outcome}`), ` ${each.target}: ${OUTCOMES[each.outcome]}`);
    return line;
  });
  if (on.length > 12) lines.push(make('p', 'from', `and ${on.length - 12} more facts`));
  reasons.forEach(reason => lines.push(make('p', '', undefined, 'Nobody stated it; chosen: ', make('q', '', reason))));
  if (!lines.length) lines.push(make('p', 'hint', nothing));
  byId('why').replaceChildren(...lines);
}

/** Holds a line or a fact, so that one can look around; brings what belongs to it into view. */
function hold(element) {
  held = element && element !== held ? element : null;
  const places = light();
  if (!held) return;
  const mine = held.parentElement.dataset.panel;
  for (const code of document.querySelectorAll('.code')) {
    if (code.dataset.panel === mine) continue;
    const file = code.all.map(each => each.path).find((path, i, all) => // the file in view first
      places.has(JSON.stringify([code.dataset.panel, places.has(JSON.stringify([code.dataset.panel, code.dataset.file])) ? code.dataset.file : path])));
    if (file && !places.has(JSON.stringify([code.dataset.panel, code.dataset.file]))) show(code.dataset.panel, file);
  }
  light();
  for (const list of document.querySelectorAll('.code, #facts')) {
    const first = list.querySelector('.lit');
    if (first && list !== held.parentElement) list.scrollTop = first.offsetTop - list.offsetTop - list.clientHeight / 3;
  }
}

const optionOf = event => event.target.closest?.('[role=option]');

document.addEventListener('pointerover', event => {
  const element = optionOf(event);
  if (element && element !== pointed) { pointed = element; if (!held) light(); }
});
document.addEventListener('focusin', event => {
  const element = optionOf(event);
  if (element) { pointed = element; if (!held) light(); }
});
document.addEventListener('click', event => { const element = optionOf(event); if (element) hold(element); });
document.addEventListener('keydown', event => {
  if (event.key === 'Escape') { pointed = document.activeElement.closest('[role=option]'); hold(null); return; }
  const element = optionOf(event);
  if (!element) return;
  const all = element.parentElement.children, at = [...all].indexOf(element);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1, PageDown: at + 20, PageUp: at - 20 }[event.key];
  if (event.key === 'Enter' || event.key === ' ') hold(element);
  else if (to === undefined) return;
  else {
    const next = all[Math.max(0, Math.min(all.length - 1, to))];
    element.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }
  event.preventDefault();
});

byId('choose').addEventListener('click', () => byId('files').click());
byId('files').addEventListener('change', event => take([...event.target.files]));
byId('example').addEventListener('click', () => {
  files.clear();
  Object.entries(EXAMPLE).forEach(([path, text]) => files.set(path, text));
  translate();
});
byId('zip').addEventListener('click', zip);
for (const type of ['dragover', 'drop', 'dragleave']) {
  document.addEventListener(type, event => {
    event.preventDefault();
    document.body.classList.toggle('over', type === 'dragover');
    if (type === 'drop') take([...event.dataTransfer.files]);
  });
}

fetch('/targets').then(answer => answer.json()).then(targets => {
  for (const target of targets) {
    if (target.id === 'portolan-yaml') continue; // the neutral form: of use to programs rather than on this page
    const box = make('input');
    box.type = 'checkbox';
    box.value = target.id;
    box.checked = ['fly', 'kamal'].includes(target.id);
    box.addEventListener('change', translate);
    byId('targets').append(make('label', '', undefined, box, target.title));
  }
  draw();
  document.body.dataset.ready = 'yes';
}).catch(() => trouble('The service does not answer.'));
