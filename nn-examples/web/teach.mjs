/**
 * Teaches the network of `./nn web --train` a sign without a page: node teach.mjs [FOLDER], where ./nn lesson --out FOLDER
 * left its files. The sign, a house, is drawn here, each time a little otherwise. Writes learned.onnx, which
 * `Onnx.load` reads.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as ort from "./node_modules/onnxruntime-web/dist/ort.node.min.mjs";
import { digit } from "./digit.js";
import { Training } from "./learn.mjs";
import { SIGN, accuracy, batch, labelled } from "./lesson.js";
import { open } from "./model.js";

const STEPS = 120;
const HOUSE = [[30, 45], [50, 20], [70, 45], [70, 80], [30, 80], [30, 45], [70, 45]];
const SIZE = 100;
const PEN = 4;

ort.env.wasm.numThreads = 1;
ort.env.logLevel = "error";

const folder = process.argv[2] ?? dirname(fileURLToPath(import.meta.url));
const read = (name) => new Uint8Array(readFileSync(join(folder, name)));
const random = numbers(7);

const training = await Training.open(ort, read("lesson.onnx"));
const rehearsed = labelled(read("rehearsed.digits"));
const heldOut = labelled(read("held-out.digits"));
const examples = Array.from({ length: 8 }, house);
const others = Array.from({ length: 50 }, () => ({ label: SIGN, grey: house() }));
console.log(`${training.contract.optimizer}, from step ${training.step}, ${examples.length} houses to learn from`);
await say("Before", training.learned());
for (let step = 1; step <= STEPS; step++) {
  const [loss] = await training.steps(batch(ort, training.contract, examples, rehearsed, random));
  if (step % 20 === 0) {
    console.log(`step ${training.step}: loss ${loss.toFixed(4)}`);
  }
}
const learned = training.learned();
await say("After", learned);
writeFileSync(join(folder, "learned.onnx"), learned);
console.log(`Onnx.load(Path.of("${join(folder, "learned.onnx")}")) reads it.`);

async function say(when, bytes) {
  const model = await open(ort, bytes);
  const [digits, houses] = [await accuracy(model, heldOut), await accuracy(model, others)];
  console.log(`${when}: ${percent(digits)} of ${heldOut.length} digits held out, ${percent(houses)} of ${others.length} other houses`);
}

function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}

/** Draws a house whose corners are anywhere near where they belong. */
function house() {
  const points = HOUSE.map((point) => point.map((each) => each + 10 * (random() - 0.5)));
  const ink = Uint8Array.from({ length: SIZE * SIZE }, (_, i) => (isOn(points, i % SIZE, Math.floor(i / SIZE)) ? 255 : 0));
  return digit(ink, SIZE, SIZE);
}

function isOn(points, x, y) {
  return points.slice(1).some(([bx, by], i) => {
    const [ax, ay] = points[i];
    const [dx, dy] = [bx - ax, by - ay];
    const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
    return Math.hypot(x - ax - along * dx, y - ay - along * dy) <= PEN;
  });
}

/** Gives the same numbers for the same seed: mulberry32. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
