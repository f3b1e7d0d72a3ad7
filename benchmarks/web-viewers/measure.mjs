// Measures viewers of the same photosphere in the same browser: node measure.mjs SITE [ROUNDS]
//
// SITE holds what make.py wrote, `room` as `dreamsphere room` writes it, and `node_modules` with the packages named in
// PAGES, playwright-core and esbuild. Every page shows the same view, 90 degrees wide, over a line of 10 Mbit/s with a
// delay of 40 ms. The first picture is there when a frame's pixels first differ from each other; the picture is sharp at
// the last frame that changes. Then the mouse drags the sphere for 60 frames, which are timed.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import {createRequire} from 'node:module';
import path from 'node:path';

const [site, rounds = '3'] = process.argv.slice(2);
const require = createRequire(path.resolve(site, 'node_modules') + '/');
const {chromium} = require('playwright-core');
const SIZES = JSON.parse(fs.readFileSync(path.join(site, 'sizes.json')));
const WIDTH = 1280, HEIGHT = 720, VERTICAL = 2 * Math.atan(HEIGHT / WIDTH), SETTLED = 2500;
const NET = {offline: false, latency: 40, downloadThroughput: 10e6 / 8, uploadThroughput: 10e6 / 8};
const FULL = '<style>html,body,#v{margin:0;width:100%;height:100%;overflow:hidden}</style><div id=v></div>';
const TYPES = {'.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.json': 'application/json'};

const PAGES = {
  'dreamsphere': null,
  'Photo Sphere Viewer': `${FULL}<link rel=stylesheet href=/node_modules/@photo-sphere-viewer/core/index.css><script type=module src=/psv.js></script>`,
  'pannellum': `${FULL}<link rel=stylesheet href=/node_modules/pannellum/build/pannellum.css><script src=/node_modules/pannellum/build/pannellum.js></script><script>
pannellum.viewer('v', {type: 'multires', autoLoad: true, hfov: 90, multiRes: {basePath: '/pannellum', path: '/%l/%s%y_%x', extension: 'jpg', tileResolution: 512, maxLevel: ${SIZES.levels}, cubeResolution: ${SIZES.edge}}})</script>`,
  'Marzipano': `${FULL}<script src=/node_modules/marzipano/dist/marzipano.js></script><script>
const viewer = new Marzipano.Viewer(document.getElementById('v'));
viewer.createScene({source: Marzipano.ImageUrlSource.fromString('/marzipano/{z}/{f}/{y}/{x}.jpg'),
  geometry: new Marzipano.CubeGeometry([{tileSize: 256, size: 256, fallbackOnly: true}, {tileSize: 512, size: 512}, {tileSize: 512, size: 1024}, {tileSize: 512, size: 2048}]),
  view: new Marzipano.RectilinearView({fov: ${VERTICAL}}), pinFirstLevel: true}).switchTo({transitionDuration: 0})</script>`};

fs.writeFileSync(path.join(site, 'psv-source.js'), `
import {Viewer} from '@photo-sphere-viewer/core';
import {EquirectangularTilesAdapter} from '@photo-sphere-viewer/equirectangular-tiles-adapter';
const degrees = ${VERTICAL * 180 / Math.PI};
new Viewer({container: 'v', adapter: EquirectangularTilesAdapter, minFov: 30, maxFov: 90, defaultZoomLvl: (90 - degrees) / 60 * 100,
  panorama: {width: ${SIZES.width}, cols: ${SIZES.columns}, rows: ${SIZES.rows}, baseUrl: '/psv/small.jpg', tileUrl: (column, row) => '/psv/' + column + '_' + row + '.jpg'}});`);
execFileSync(path.join(site, 'node_modules/.bin/esbuild'), ['--bundle', '--minify', '--format=esm', `--outfile=${site}/psv.js`, path.join(site, 'psv-source.js')]);

const server = http.createServer((request, reply) => {
  const name = decodeURIComponent(new URL(request.url, 'http://x').pathname), page = PAGES[name.slice(1)];
  if (page) return reply.writeHead(200, {'content-type': 'text/html'}).end(`<!doctype html><link rel=icon href=data:,>${page}`);
  const file = path.join(site, name.endsWith('/') ? `${name}index.html` : name);
  if (!fs.existsSync(file)) return reply.writeHead(404).end();
  reply.writeHead(200, {'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream'}).end(fs.readFileSync(file));
});
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
const base = `http://127.0.0.1:${server.address().port}/`;

/** Runs in the page: after each frame's callbacks, looks at some of the canvas's pixels. */
function watch() {
  const state = window.seen = {first: 0, changed: 0}, contexts = new Set(), real = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, options) {
    const context = real.call(this, kind, options);
    if (context && kind.includes('webgl')) contexts.add(context);
    return context;
  };
  let last = '';
  const look = () => {
    for (const gl of contexts) {
      const {drawingBufferWidth: w, drawingBufferHeight: h} = gl, pixel = new Uint8Array(4), values = [];
      if (w < 200) continue;
      const target = gl.getParameter(gl.FRAMEBUFFER_BINDING);
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
      for (let i = 0; i < 40; i++) {
        gl.readPixels(Math.floor((i % 8 + .5) / 8 * w), Math.floor((Math.floor(i / 8) + .5) / 5 * h), 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
        values.push(...pixel.slice(0, 3));
      }
      gl.bindFramebuffer(gl.FRAMEBUFFER, target);
      const text = values.join();
      if (Math.max(...values) - Math.min(...values) < 20) continue;
      state.first ||= performance.now();
      if (text !== last) state.changed = performance.now();
      last = text;
    }
  };
  const request = requestAnimationFrame;
  window.requestAnimationFrame = callback => request(time => {
    callback(time);
    if (!state.still) look();
  });
}

async function measure(browser, name) {
  const page = await browser.newPage({viewport: {width: WIDTH, height: HEIGHT}}), cdp = await page.context().newCDPSession(page);
  await page.addInitScript(watch);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', NET);
  // When each file had come, in milliseconds since 1970, and its bytes.
  const loads = [];
  cdp.on('Network.loadingFinished', e => loads.push([Date.now(), e.encodedDataLength]));
  await page.goto(base + (name === 'dreamsphere' ? 'room/#yaw=0&pitch=0&fov=90' : encodeURIComponent(name)), {waitUntil: 'commit'});
  await page.waitForFunction(pause => window.seen?.first && performance.now() - window.seen.changed > pause, SETTLED, {timeout: 60000, polling: 200});
  const {first, changed} = await page.evaluate(() => window.seen), begun = await page.evaluate(() => performance.timeOrigin);
  const bytes = until => loads.filter(([time]) => time <= until).reduce((sum, [, n]) => sum + n, 0);
  const result = {first: first / 1000, sharp: changed / 1000, firstBytes: bytes(begun + first), bytes: bytes(Infinity)};
  await page.screenshot({path: path.join(site, `${name}.png`)});
  await cdp.send('Network.emulateNetworkConditions', {...NET, latency: 0, downloadThroughput: -1, uploadThroughput: -1});
  await page.mouse.move(200, 200);
  await page.mouse.down();
  await page.evaluate(() => window.seen.still = true);
  result.fps = await page.evaluate(() => new Promise(done => {
    const times = [];
    const step = time => times.push(time) <= 60 ? requestAnimationFrame(step) : done(1000 * (times.length - 1) / (times.at(-1) - times[0]));
    requestAnimationFrame(step);
    let x = 200;
    const canvas = document.elementFromPoint(640, 200);
    const move = () => {
      canvas.dispatchEvent(new PointerEvent('pointermove', {bubbles: true, pointerId: 1, pointerType: 'mouse', clientX: x, clientY: 200, buttons: 1}));
      canvas.dispatchEvent(new MouseEvent('mousemove', {bubbles: true, clientX: x, clientY: 200, buttons: 1}));
      x = x > 1000 ? 200 : x + 6;
      if (times.length <= 60) setTimeout(move, 8);
    };
    move();
  }));
  await page.close();
  return result;
}

const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: false, args: ['--no-sandbox', '--use-angle=gl', '--ignore-gpu-blocklist']});
const all = {};
for (let i = 0; i < +rounds; i++) {
  for (const name of Object.keys(PAGES)) (all[name] ??= []).push(await measure(browser, name));
}
await browser.close();
server.close();
const median = values => values.sort((a, b) => a - b)[values.length >> 1];
console.log('| | KB to the first picture | KB in all | first picture, s | sharp, s | frames a second |\n|---|---|---|---|---|---|');
for (const [name, runs] of Object.entries(all)) {
  const of = key => median(runs.map(run => run[key]));
  console.log(`| ${name} | ${Math.round(of('firstBytes') / 1000)} | ${Math.round(of('bytes') / 1000)} | ${of('first').toFixed(2)} | ${of('sharp').toFixed(2)} | ${of('fps').toFixed(1)} |`);
}
