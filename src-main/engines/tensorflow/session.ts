import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Tensor as TfTensor } from '@tensorflow/tfjs-node-gpu'
import type { Entry } from './graph/graph'
import type { DataType } from './graph/tensor'
import type { TensorFlow } from './load'

/** Numbers that are handed to the graph: bytes, where they are handed over as one text. */
export type Given =
  number | { readonly values: Float32Array | Int32Array | Uint8Array; readonly shape: readonly number[] }

/** The part of tfjs-node's backend that is used here: how a SavedModel is loaded, run and deleted. */
interface Backend {
  loadSavedModelMetaGraph(path: string, tags: string): number
  runSavedModel(
    id: number,
    inputs: readonly TfTensor[],
    infos: readonly { readonly name: string }[],
    outputs: readonly string[]
  ): TfTensor[]
  deleteSavedModel(id: number): void
}

/** A graph that is loaded, with its variables. */
export class GraphSession {
  readonly #backend: Backend
  readonly #id: number

  /**
   * @param bytes of a file saved_model.pb
   * @throws Error in TensorFlow's words when the graph is not one that it can run
   */
  constructor(
    readonly tf: TensorFlow,
    bytes: Uint8Array
  ) {
    this.#backend = tf.backend() as unknown as Backend
    const folder = mkdtempSync(join(tmpdir(), 'descent-graph-'))
    try {
      mkdirSync(join(folder, 'variables'))
      writeFileSync(join(folder, 'saved_model.pb'), bytes)
      this.#id = this.#backend.loadSavedModelMetaGraph(folder, 'serve')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  /**
   * Runs the graph from one of its entries.
   * @returns what it gives back, by name, in single precision
   * @throws Error in TensorFlow's words
   */
  run(entry: Entry, inputs: Readonly<Record<string, Given>> = {}): Readonly<Record<string, Float32Array>> {
    const names = Object.keys(entry.inputs)
    const given = names.map((name) => this.#tensor(entry.inputs[name].type, inputs[name]))
    const infos = names.map((name) => ({ name: entry.inputs[name].reference }))
    const outputs = Object.entries(entry.outputs)
    try {
      const found = this.#backend.runSavedModel(
        this.#id,
        given,
        infos,
        outputs.map(([, { reference }]) => reference)
      )
      return Object.fromEntries(outputs.map(([name], k) => [name, taken(found[k])]))
    } finally {
      for (const tensor of given) tensor.dispose()
    }
  }

  /** Gives back the memory of the graph and its variables. */
  close(): void {
    this.#backend.deleteSavedModel(this.#id)
  }

  #tensor(type: DataType, given: Given | undefined): TfTensor {
    const { tf } = this
    if (given === undefined) throw new Error('an input of the graph is missing')
    const numbers = type === 'int32' ? 'int32' : 'float32'
    if (typeof given === 'number') return tf.scalar(given, numbers)
    const { values, shape } = given
    if (type === 'string') return tf.tensor([values as Uint8Array], [], 'string')
    return tf.tensor(values, [...shape], numbers)
  }
}

function taken(tensor: TfTensor): Float32Array {
  const values = tensor.dataSync<'float32'>()
  tensor.dispose()
  return values
}
