import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { conformanceCases } from '../../../src-main/engines/conformance/cases'
import { taskOf } from '../../../src-main/engines/conformance/task'
import { compile } from '../../../src-main/engines/tensorflow/compile/compile'
import { programOf } from '../../../src-main/engines/tensorflow/engine'
import { savedModel } from '../../../src-main/engines/tensorflow/graph/messages'
import { operations } from '../../../src-main/engines/tensorflow/graph/operations'
import { dataTypes, type DataType } from '../../../src-main/engines/tensorflow/graph/tensor'
import { plansFor } from '../../../src-main/engines/tensorflow/plan'
import { productsGraph } from '../../../src-main/engines/tensorflow/products-graph'

/** A kernel of TensorFlow's for NVIDIA GPUs: the types that it takes, and what it keeps in the host's memory. */
interface Kernel {
  readonly types: Readonly<Record<string, readonly string[]>>
  readonly host: readonly string[]
}

const reference = JSON.parse(readFileSync(new URL('../../reference/gpu-kernels.json', import.meta.url), 'utf8')) as {
  readonly kernels: Readonly<Record<string, readonly Kernel[]>>
}

interface Node {
  readonly name: string
  readonly op: string
  readonly input: readonly string[]
  readonly attr: Readonly<Record<string, { readonly type?: number }>>
}

interface Decoded {
  readonly meta_graphs: readonly {
    readonly graph_def: {
      readonly node: readonly Node[]
      readonly library: { readonly function: readonly { readonly signature: { name: string }; node_def: Node[] }[] }
    }
  }[]
}

/** Programs that have every operation between them: on a GPU, every plan is one chain that is not fused. */
function graphs(): { title: string; nodes: readonly Node[]; body: readonly Node[] }[] {
  return conformanceCases().map(({ title, given }) => {
    const task = taskOf(given)
    const work = { description: task.model.network.description, batchSize: 10, steps: 1e6 }
    const [plan] = plansFor(work, { kind: 'gpu', cores: 8 })
    const { bytes } = compile(programOf(task, plan, 1))
    const { graph_def: graph } = (savedModel.decode(bytes) as unknown as Decoded).meta_graphs[0]
    const functions = graph.library.function
    const body = functions
      .filter(({ signature }) => !signature.name.endsWith('_more'))
      .flatMap(({ node_def }) => node_def)
    return { title, nodes: [...graph.node, ...functions.flatMap(({ node_def }) => node_def)], body }
  })
}

const typeNames = Object.fromEntries(Object.entries(dataTypes).map(([name, type]) => [type, name as DataType]))

const typeOf = ({ attr }: Node, attribute: string): string => typeNames[attr[attribute]?.type ?? 0]

function kernelsFor(node: Node): Kernel[] {
  const fits = ({ types }: Kernel): boolean =>
    Object.entries(types).every(([attribute, allowed]) => allowed.includes(typeOf(node, attribute)))
  return (reference.kernels[node.op] ?? []).filter(fits)
}

/** What stays on the processor: the bytes of a dataset are unpacked there, once, when they are loaded. */
const onProcessor = ['DecodeRaw']

describe.each(graphs())('the graph of $title, on a GPU', ({ nodes, body }) => {
  it('has a kernel for every operation, with the types that it is used with', () => {
    const without = nodes.filter((node) => !onProcessor.includes(node.op) && kernelsFor(node).length === 0)
    expect(without.map(({ op, name }) => `${op} ${name}`)).toEqual([])
  })

  it('moves nothing between the host and the GPU in a step: what is counted stays here, what is computed there', () => {
    const moved = body.flatMap((node) => {
      const [kernel] = kernelsFor(node)
      const inputs = Object.entries((operations as Readonly<Record<string, { inputs: object }>>)[node.op]?.inputs ?? {})
      return inputs.flatMap(([input, type]) => {
        const found = (type as string) in dataTypes ? String(type) : typeOf(node, String(type))
        const onHost = kernel?.host.includes(input) ?? false
        const belongsOnHost = found === 'int32' || found === 'resource'
        return onHost === belongsOnHost ? [] : [`${node.op} ${node.name}: ${input} of type ${found}`]
      })
    })
    expect(moved).toEqual([])
  })
})

it('has a kernel for every operation of the products of matrices', () => {
  const { bytes } = productsGraph(1, 1)
  const { graph_def: graph } = (savedModel.decode(bytes) as unknown as Decoded).meta_graphs[0]
  const without = graph.node.filter((node) => kernelsFor(node).length === 0)
  expect(without.map(({ op, name }) => `${op} ${name}`)).toEqual([])
})
