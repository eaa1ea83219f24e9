// Three deployments and a service, as the docs of cdk8s-plus write them. 'node shop.js 5' makes them for five seconds in
// one process and tells the median of the last half in milliseconds.
const { App, Chart } = require('cdk8s');
const { Deployment, EnvValue } = require('cdk8s-plus-33');
const env = require('./app.json').env;

function synth() {
  const app = new App();
  const chart = new Chart(app, 'shop');
  const container = (command, port) => ({
    image: 'acme/shop:1',
    command: command.split(' '),
    portNumber: port,
    envVariables: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, EnvValue.fromValue(value)])),
  });
  const web = new Deployment(chart, 'web', { replicas: 1, containers: [container('bundle exec puma -p 3000', 3000)] });
  web.exposeViaService();
  new Deployment(chart, 'worker', { replicas: 1, containers: [container('bundle exec sidekiq')] });
  new Deployment(chart, 'clock', { replicas: 1, containers: [container('bundle exec clockwork lib/clock.rb')] });
  return app;
}

const seconds = Number(process.argv[2] || 0);
if (seconds === 0) {
  synth().synth();
} else {
  const taken = [];
  for (const end = Date.now() + 1000 * seconds; Date.now() < end; ) {
    const start = process.hrtime.bigint();
    synth().synthYaml();
    taken.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  const last = taken.slice(taken.length >> 1).sort((a, b) => a - b);
  console.log(last[last.length >> 1].toFixed(2));
}
