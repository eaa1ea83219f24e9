// node read-workflows.mjs FOLDER_OF_NPM FILE…: of each workflow GitHub's own reader says what is wrong with it, then the texts
// of its steps with their expressions evaluated; an expression that asks for a context stands as it is. Lines: "file", "error X",
// "text X", with X in base64.
import { readFileSync } from 'node:fs';
import { register } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// The library imports its schema without saying that it is JSON, which bundlers take and node does not.
register('data:text/javascript,' + encodeURIComponent(`
  export async function resolve(specifier, context, next) {
    const found = await next(specifier, context);
    return found.url.endsWith('.json') ? { ...found, importAttributes: { type: 'json' } } : found;
  }`));

const [folder, ...files] = process.argv.slice(2);
const library = name => import(pathToFileURL(join(folder, 'node_modules/@actions', name, 'dist/index.js')).href);
const { parseWorkflow, convertWorkflowTemplate, NoOperationTraceWriter } = await library('workflow-parser');
const { Lexer, Parser, Evaluator, data } = await library('expressions');

function text(token) {
  if (token.type !== 3) {
    return token.toString();
  }
  try {
    const tree = new Parser(new Lexer(token.expression).lex().tokens, [], []).parse();
    return new Evaluator(tree, new data.Dictionary()).evaluate().coerceString();
  } catch {
    return '${{ ' + token.expression + ' }}';
  }
}

const say = (kind, what) => console.log(kind + ' ' + Buffer.from(what).toString('base64'));
for (const file of files) {
  const parsed = parseWorkflow({ name: file, content: readFileSync(file, 'utf8') }, new NoOperationTraceWriter());
  const template = parsed.value ? await convertWorkflowTemplate(parsed.context, parsed.value) : {};
  console.log('file');
  parsed.context.errors.getErrors().forEach(error => say('error', error.message));
  for (const step of template.jobs?.flatMap(job => job.steps) ?? []) {
    say('text', text(step.run ?? step.uses));
    for (let i = 0; i < (step.env?.count ?? 0); i++) {
      say('text', step.env.get(i).key.toString() + '=' + text(step.env.get(i).value));
    }
  }
}
