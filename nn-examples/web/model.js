/** Answers with an exported model, on ONNX Runtime, in this browser. */

import * as ort from "./ort.wasm.bundle.min.mjs";
import { SIDE } from "./digit.js";

ort.env.wasm.wasmPaths = { wasm: new URL("ort-wasm-simd-threaded.wasm", import.meta.url).href };
ort.env.wasm.numThreads = 1;

/**
 * Loads a model that takes 28×28 grey values and gives ten numbers.
 *
 * @param {string} url where the ONNX file is
 * @returns {Promise<(grey: Uint8Array) => Promise<Float32Array>>} the model
 */
export async function load(url) {
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`${url}: the server answered ${response.status}.`);
  }
  const session = await ort.InferenceSession.create(new Uint8Array(await response.arrayBuffer()));
  const input = session.inputMetadata[0];
  const dims = input.shape.map((size) => (typeof size === "number" ? size : 1));
  if (dims.reduce((product, size) => product * size, 1) !== SIDE * SIDE) {
    throw new Error(`The model takes [${input.shape.join(", ")}], but a digit is 28×28 pixels.`);
  }
  const output = session.outputNames.includes("probability") ? "probability" : session.outputNames[0];
  return async (grey) => {
    const values = input.type === "uint8" ? grey : Float32Array.from(grey);
    const answers = await session.run({ [input.name]: new ort.Tensor(input.type, values, dims) });
    return answers[output].data;
  };
}
