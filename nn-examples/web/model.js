/** Answers with an exported model, whoever runs it: a page, or Node.js. */

import { SIDE } from "./digit.js";

/**
 * Opens a model that takes 28×28 grey values and gives a number for each class.
 *
 * @param ort ONNX Runtime for JavaScript
 * @param {Uint8Array} bytes the ONNX file
 * @returns {Promise<(greys: Uint8Array, count?: number) => Promise<Float32Array>>} the model, for one drawing or several
 */
export async function open(ort, bytes) {
  const session = await ort.InferenceSession.create(bytes, { executionProviders: ["wasm"] });
  const input = session.inputMetadata[0];
  const row = input.shape.slice(1);
  if (row.reduce((product, size) => product * size, 1) !== SIDE * SIDE) {
    throw new Error(`The model takes [${input.shape.join(", ")}], but a digit is 28×28 pixels.`);
  }
  const output = session.outputNames.includes("probability") ? "probability" : session.outputNames[0];
  return async (greys, count = 1) => {
    const values = input.type === "uint8" ? greys : Float32Array.from(greys);
    const answers = await session.run({ [input.name]: new ort.Tensor(input.type, values, [count, ...row]) });
    return answers[output].data;
  };
}
