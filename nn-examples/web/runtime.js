/** ONNX Runtime in this browser, on one thread of WebAssembly, so that no cross-origin isolation is needed. */

import * as ort from "./ort.wasm.bundle.min.mjs";

ort.env.wasm.wasmPaths = { wasm: new URL("ort-wasm-simd-threaded.wasm", import.meta.url).href };
ort.env.wasm.numThreads = 1;

export { ort };

/**
 * Fetches a file.
 *
 * @param {string} url
 * @returns {Promise<Uint8Array>} all of it
 */
export async function bytes(url) {
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`${url}: the server answered ${response.status}.`);
  }
  return new Uint8Array(await response.arrayBuffer());
}
