/**
 * Trains by a file that `Onnx.saveTraining` wrote, on ONNX Runtime for JavaScript: in a page and in Node.js alike. What
 * the file's contract says is in docs/onnx.md.
 */

export class Training {
  #ort;
  #session;
  #state;
  #last;

  constructor(ort, session, contract, model) {
    this.#ort = ort;
    this.#session = session;
    this.contract = contract;
    this.model = model;
    this.#state = Object.fromEntries(contract.state.map((part) => [part.name, this.#read(part)]));
  }

  /**
   * @param ort the module onnxruntime-web or onnxruntime-node
   * @param {Uint8Array} bytes the whole file
   * @returns {Promise<Training>}
   */
  static async open(ort, bytes) {
    const contract = JSON.parse(metadata(bytes, "nn.training"));
    const session = await ort.InferenceSession.create(bytes, { executionProviders: ["wasm"] });
    const { offset, bytes: length } = contract.model;
    return new Training(ort, session, contract, bytes.slice(offset, offset + length));
  }

  /** Reads a part of the state from its place in the model. */
  #read({ type, dims, offset, bytes }) {
    const Numbers = type === "int64" ? BigInt64Array : Float32Array;
    return new this.#ort.Tensor(type, new Numbers(this.model.slice(offset, offset + bytes).buffer), dims);
  }

  /** Counts the steps that the model ever took. */
  get step() {
    return Number(this.#state.step.data[0]);
  }

  /**
   * Takes as many optimizer steps as there are rates.
   *
   * @param rows a tensor for each input of the contract, [steps, batch, …], by its name
   * @param {ArrayLike<number>} rates by default one step at the rate that Java chose
   * @returns {Promise<Float32Array>} each step's loss
   */
  async steps(rows, rates = [this.rate()]) {
    const { learningRate, loss, state } = this.contract;
    const rate = new this.#ort.Tensor("float32", Float32Array.from(rates), [rates.length]);
    this.#last = await this.#session.run({ ...this.#state, ...rows, [learningRate.name]: rate });
    state.forEach(({ name, last }) => (this.#state[name] = this.#last[last]));
    return this.#last[loss.name].data;
  }

  /** The learning rate that Java chose for the next step. */
  rate() {
    const { values } = this.contract.learningRate;
    return Array.isArray(values) ? values[this.step - this.contract.firstStep] : values;
  }

  /** Puts what was learned into its places: an ONNX file that predicts anywhere, and that `Onnx.load` reads. */
  learned() {
    for (const { saved, offset } of this.#last ? this.contract.state : []) {
      const { buffer, byteOffset, byteLength } = this.#last[saved].data;
      this.model.set(new Uint8Array(buffer, byteOffset, byteLength), offset);
    }
    return this.model.slice();
  }
}

/** Finds an entry of an ONNX file's metadata: field 14 of the model, with a key in field 1 and a value in field 2. */
function metadata(bytes, wanted) {
  for (const [field, entry] of fields(bytes)) {
    const [key, value] = field === 14 ? [...fields(entry)].map(([, text]) => new TextDecoder().decode(text)) : [];
    if (key === wanted) {
      return value;
    }
  }
  throw new Error(`The file has no ${wanted}: it is no training that Onnx.saveTraining wrote.`);
}

/** Goes through a message in protobuf's wire format; of numbers, which are of no use here, it gives none. */
function* fields(bytes) {
  let at = 0;
  const varint = () => {
    let number = 0;
    for (let scale = 1; ; scale *= 128) {
      const next = bytes[at++];
      number += (next & 127) * scale;
      if (!(next >= 128)) {
        return number;
      }
    }
  };
  while (at < bytes.length) {
    const key = varint();
    if (key % 8 === 2) {
      const length = varint();
      yield [Math.floor(key / 8), bytes.subarray(at, (at += length))];
    } else {
      varint();
    }
  }
}
