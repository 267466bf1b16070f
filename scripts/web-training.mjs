/**
 * Trains by the contract alone in onnxruntime-web, and compares with what nn made of the same rows.
 *
 * Reads a folder of NAME.onnx with NAME.features, NAME.targets, NAME.losses and NAME.state: the rows of all steps, each
 * step's loss, and weights and slots after the last one, as raw numbers. Prints a line a file with the greatest
 * differences, and ends with 1 where one lies beyond the tolerance.
 */

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import * as ort from "../nn-examples/web/node_modules/onnxruntime-web/dist/ort.node.min.mjs";
import { Training } from "../nn-examples/web/learn.mjs";

/** The greatest difference, times the greatest number where that is above 1. */
const TOLERANCE = 1e-5;
const ARRAYS = { float32: Float32Array, int32: Int32Array };

ort.env.wasm.numThreads = 1;
ort.env.logLevel = "error";

function numbers(file, type) {
  return new ARRAYS[type](new Uint8Array(readFileSync(file)).buffer);
}

/** Cuts the rows of one step out of all, whose batch is found from their count. */
function rows({ name, type, dims }, all, step, steps) {
  const size = all.length / steps;
  const row = dims.slice(2).reduce((product, each) => product * each, 1);
  return [name, new ort.Tensor(type, all.slice(step * size, (step + 1) * size), [1, size / row, ...dims.slice(2)])];
}

function difference(expected, found) {
  let [apart, greatest] = [0, 1];
  expected.forEach((number, i) => {
    greatest = Math.max(greatest, Math.abs(number));
    const each = Math.abs(number - found[i]);
    apart = Number.isNaN(each) ? Infinity : Math.max(apart, each);
  });
  return expected.length === found.length ? apart / greatest : Infinity;
}

async function check(name) {
  const training = await Training.open(ort, new Uint8Array(readFileSync(`${name}.onnx`)));
  const { features, targets, state } = training.contract;
  const losses = numbers(`${name}.losses`, "float32");
  const given = [features[0], targets[0]];
  const all = [numbers(`${name}.features`, features[0].type), numbers(`${name}.targets`, targets[0].type)];
  const found = [];
  for (let step = 0; step < losses.length; step++) {
    const feeds = Object.fromEntries(given.map((port, i) => rows(port, all[i], step, losses.length)));
    found.push(...(await training.steps(feeds)));
  }
  const model = training.learned();
  const learned = state
    .filter(({ type, name: part }) => type === "float32" && part)
    .flatMap(({ offset, bytes }) => Array.from(new Float32Array(model.slice(offset, offset + bytes).buffer)));
  return {
    steps: training.step,
    loss: difference(losses, found),
    state: difference(numbers(`${name}.state`, "float32"), learned),
  };
}

const folder = process.argv[2];
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".onnx"))
  .map((file) => file.slice(0, -".onnx".length))
  .sort();
let failed = 0;
console.log(`onnxruntime-web ${ort.env.versions.web}, WebAssembly, Node.js ${process.version}`);
for (const name of names) {
  const { steps, loss, state } = await check(join(folder, name));
  const passes = loss <= TOLERANCE && state <= TOLERANCE && steps >= 100;
  console.log(
    `${name.padEnd(50)} ${steps} steps, loss ${loss.toExponential(1)}, state ${state.toExponential(1)}${passes ? "" : "  FAILED"}`,
  );
  failed += passes ? 0 : 1;
}
console.log(`${names.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 || names.length === 0 ? 1 : 0);
