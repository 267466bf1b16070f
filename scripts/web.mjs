/**
 * Compares what onnxruntime-web makes of exported files with what nn predicted.
 *
 * Reads a folder of NAME.onnx with NAME.input, NAME.input1, … and NAME.output, NAME.output1, …: the rows of each input, in
 * its type, and nn's answers, in float32, as raw numbers. Prints a line a file with the greatest difference, and ends with
 * 1 where one lies beyond the tolerance.
 */

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import * as ort from "../nn-examples/web/node_modules/onnxruntime-web/dist/ort.node.min.mjs";

/** The greatest difference, times the greatest number where that is above 1. */
const TOLERANCE = 1e-5;
const ARRAYS = { float32: Float32Array, int32: Int32Array, uint8: Uint8Array };

ort.env.wasm.numThreads = 1;
ort.env.logLevel = "error";

/** Reads the raw numbers of NAME.kind, NAME.kind1, … */
function numbers(name, kind, types) {
  const found = [];
  for (let file = `${name}.${kind}`; existsSync(file); file = `${name}.${kind}${found.length}`) {
    const bytes = new Uint8Array(readFileSync(file));
    found.push(new ARRAYS[types[found.length] ?? "float32"](bytes.buffer));
  }
  return found;
}

function feeds(session, name) {
  const metadata = session.inputMetadata;
  const given = numbers(name, "input", metadata.map((input) => input.type));
  if (given.length !== metadata.length) {
    throw new Error(`${metadata.length} inputs, but ${given.length} files of rows`);
  }
  return Object.fromEntries(
    metadata.map(({ name: input, type, shape }, i) => {
      const row = shape.slice(1).reduce((product, size) => product * size, 1);
      return [input, new ort.Tensor(type, given[i], [given[i].length / row, ...shape.slice(1)])];
    }),
  );
}

/** Gives the greatest difference of a file's answers, and the greatest that is well. */
async function compare(name) {
  const session = await ort.InferenceSession.create(readFileSync(`${name}.onnx`), { executionProviders: ["wasm"] });
  const answers = await session.run(feeds(session, name));
  let difference = 0;
  let greatest = 1;
  numbers(name, "output", []).forEach((expected, output) => {
    const got = answers[session.outputNames[output]].data;
    if (got.length !== expected.length) {
      throw new Error(`${got.length} numbers instead of ${expected.length}`);
    }
    expected.forEach((number, i) => {
      greatest = Math.max(greatest, Math.abs(number));
      const apart = Math.abs(number - got[i]);
      difference = Number.isNaN(apart) ? Infinity : Math.max(difference, apart);
    });
  });
  await session.release();
  return { difference, allowed: TOLERANCE * greatest };
}

async function check(name) {
  try {
    const { difference, allowed } = await compare(name);
    return { text: difference.toExponential(1), passes: difference <= allowed };
  } catch (refused) {
    return { text: `refused: ${refused.message ?? refused}`, passes: false };
  }
}

const folder = process.argv[2];
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".onnx"))
  .map((file) => file.slice(0, -".onnx".length))
  .sort();
let failed = 0;
console.log(`onnxruntime-web ${ort.env.versions.web}, WebAssembly, Node.js ${process.version}`);
for (const name of names) {
  const { text, passes } = await check(join(folder, name));
  console.log(`${name.padEnd(40)} ${text}${passes ? "" : "  FAILED"}`);
  failed += passes ? 0 : 1;
}
console.log(`${names.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 || names.length === 0 ? 1 : 0);
