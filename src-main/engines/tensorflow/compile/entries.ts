import { Calculus } from '../graph/calculus'
import type { Entry, Graph } from '../graph/graph'
import type { Waited } from '../graph/scope'
import type { Tensor } from '../graph/tensor'
import { gather, type Batch } from './batch'
import { graphLosses } from './losses'
import { Passes } from './passes'
import type { Program } from './program'
import { differentiate, penalised, scaledLoss, update, withPenalty } from './step'
import { handleOf, type Handles, type Variable } from './variables'

/** The entry `load N`: puts part N of the samples onto the device: `x` as it is kept, bytes as one text; and `y`. */
export function addLoading(graph: Graph, program: Program, handles: Handles, part: number): Entry {
  const c = new Calculus(graph.scope)
  const { x, y } = program.parts[part]
  const given = graph.placeholder(x.type === 'uint8' ? 'string' : 'float', undefined)
  const targets = graph.placeholder(y.type === 'int64' ? 'int32' : 'float', [-1])
  const rows = x.type === 'uint8' ? decoded(c, given, program.setting.format.columns) : given
  const loaded = [
    graph.scope.add('AssignVariableOp', { resource: handleOf(handles, x), value: rows }, {}),
    graph.scope.add(
      'AssignVariableOp',
      { resource: handleOf(handles, y), value: y.type === 'int64' ? c.cast(targets, 'int64') : targets },
      {}
    )
  ]
  return graph.entry({ x: given, y: targets }, { done: c.number(1) }, loaded)
}

/** The bytes of a text as a matrix of so many columns. */
function decoded(c: Calculus, bytes: Tensor, columns: number): Tensor {
  const attributes = { out_type: 'uint8', little_endian: true } as const
  return c.reshape(c.scope.add('DecodeRaw', { bytes }, attributes).outputs.output, [-1, columns])
}

/** The entry `read`: all that a step changes, and the gradient of a batch under way. */
export function addReading(graph: Graph, program: Program, handles: Handles): Entry {
  const c = new Calculus(graph.scope)
  const values = [...program.state, ...program.gradients].map((variable): [string, Tensor] => [
    variable.name,
    c.read(handleOf(handles, variable), variable.type)
  ])
  return graph.entry({}, Object.fromEntries(values))
}

/** The entry `write`: puts back what `read` has given. */
export function addWriting(graph: Graph, program: Program, handles: Handles): Entry {
  const c = new Calculus(graph.scope)
  const variables = [...program.state, ...program.gradients]
  const given = variables.map((variable): [Variable, Tensor] => [variable, graph.placeholder('float', variable.shape)])
  const written = given.map(([variable, value]) => assigned(graph, handles, variable, value))
  const inputs = Object.fromEntries(given.map(([{ name }, value]) => [name, value]))
  return graph.entry(inputs, { done: c.number(1) }, written)
}

function assigned(graph: Graph, handles: Handles, variable: Variable, value: Tensor): Waited {
  return graph.scope.add('AssignVariableOp', { resource: handleOf(handles, variable), value }, {})
}

/**
 * The entry `accumulate`, for a batch that takes more than one step: adds the derivatives of a slice's part of the
 * batch's mean loss to the gradient, and gives back the slice's part of the loss.
 */
export function addAccumulation(graph: Graph, program: Program, handles: Handles): Entry {
  const c = new Calculus(graph.scope)
  const { scale, ...given } = namedSamples(graph, c)
  const batch = gather(c, program, handles, program.parts[0], given.numbers)
  const slice = differentiate(c, program, handles, batch, scale)
  const added = program.parameters.map((parameter, k) => {
    const inputs = { resource: handleOf(handles, program.gradients[k]), value: derivative(slice.gradients, parameter) }
    return graph.scope.add('AssignAddVariableOp', inputs, {})
  })
  return graph.entry({ indices: given.indices, scale }, { loss: scaledLoss(c, program, slice, scale) }, added)
}

/** Samples by their numbers, as an entry takes them and as they are gathered; and 1 / B. */
function namedSamples(graph: Graph, c: Calculus): Readonly<Record<'indices' | 'numbers' | 'scale', Tensor>> {
  const indices = graph.placeholder('int32', [-1])
  return { indices, numbers: c.cast(indices, 'int64'), scale: graph.placeholder('float', []) }
}

/** The entry `penalty`: lambda ||w||^2. */
export function addPenalty(graph: Graph, program: Program, handles: Handles): Entry {
  const c = new Calculus(graph.scope)
  return graph.entry({}, { penalty: penalised(c, program, new Passes(program, c, handles), c.number(0)) })
}

/** The entry `apply`: makes the step of the gradient that has been accumulated, and begins a new one. */
export function addApplication(graph: Graph, program: Program, handles: Handles): Entry {
  const c = new Calculus(graph.scope)
  const rate = graph.placeholder('float', [])
  const epsilon = graph.placeholder('float', [])
  const passes = new Passes(program, c, handles)
  const gradients = new Map(
    program.parameters.map((parameter, k) => [parameter, c.read(handleOf(handles, program.gradients[k]), 'float')])
  )
  const updated = update(c, program, handles, { passes, gradients, lastUses: new Map() }, { rate, epsilon })
  const cleared = program.gradients.map((gradient, k) => {
    const x = derivative(gradients, program.parameters[k])
    const zeros = graph.scope.add('ZerosLike', { x }, {}, updated).outputs.y
    return graph.scope.add('AssignVariableOp', { resource: handleOf(handles, gradient), value: zeros }, {})
  })
  return graph.entry({ rate, epsilon }, { done: c.number(1) }, cleared)
}

function derivative(gradients: ReadonlyMap<Variable, Tensor>, parameter: Variable): Tensor {
  const gradient = gradients.get(parameter)
  if (gradient === undefined) throw new Error(`there is no derivative for ${parameter.name}`)
  return gradient
}

/** The entry `gradients`: what back-propagation computes for a batch, penalty included, and what was minimised. */
export function addGradients(graph: Graph, program: Program, handles: Handles): Entry {
  const c = new Calculus(graph.scope)
  const { scale, ...given } = namedSamples(graph, c)
  const batch = gather(c, program, handles, program.parts[0], given.numbers)
  const differentiated = differentiate(c, program, handles, batch, scale)
  const { gradients, passes } = differentiated
  const loss = scaledLoss(c, program, differentiated, scale)
  const outputs = program.parameters.map((parameter): [string, Tensor] => [
    parameter.name,
    withPenalty(c, program, passes, parameter, derivative(gradients, parameter))
  ])
  const all = { ...Object.fromEntries(outputs), loss: penalised(c, program, passes, loss) }
  return graph.entry({ indices: given.indices, scale }, all)
}

/** The entry `predict`: the outputs f for samples that are given. */
export function addPrediction(graph: Graph, program: Program, handles: Handles): Entry {
  const x = graph.placeholder('float', [-1, program.setting.description.inputs])
  const { outputs } = new Passes(program, new Calculus(graph.scope), handles).forward(x)
  return graph.entry({ x }, { outputs })
}

/** Samples from ... to - 1 of a part that is on the device. */
function range(graph: Graph, program: Program, handles: Handles, part: number): Ranged {
  const c = new Calculus(graph.scope)
  const [from, to] = [graph.placeholder('int32', []), graph.placeholder('int32', [])]
  const numbers = graph.scope.add('Range', { start: from, limit: to, delta: c.number(1, 'int32') }, {}).outputs.output
  return { from, to, ...gather(c, program, handles, program.parts[part], c.cast(numbers, 'int64')) }
}

interface Ranged extends Batch {
  readonly from: Tensor
  readonly to: Tensor
}

/** The entry `outputs` of a part: f for samples from ... to - 1. */
export function addOutputs(graph: Graph, program: Program, handles: Handles, part: number): Entry {
  const { from, to, x } = range(graph, program, handles, part)
  const { outputs } = new Passes(program, new Calculus(graph.scope), handles).forward(x)
  return graph.entry({ from, to }, { outputs })
}

/**
 * The entry `evaluate` of a part: for samples from ... to - 1 the sum of their losses, and of their errors: how many
 * are given another class than their own, or the squares of what values are missed by. There are several ranges, from0
 * and to0 and so on: each is a chain of its own, so that every core has work.
 */
export function addEvaluation(graph: Graph, program: Program, handles: Handles, part: number): Entry {
  const c = new Calculus(graph.scope)
  const passes = new Passes(program, c, handles)
  const chains = Array.from({ length: program.setting.evaluators }, () => {
    const { from, to, x, y } = range(graph, program, handles, part)
    const { outputs } = passes.forward(x)
    const { values } = graphLosses[program.setting.loss](c, outputs, y, program.width)
    return { from, to, loss: total(c, values), error: total(c, errors(c, program, outputs, y)) }
  })
  const inputs = chains.flatMap(({ from, to }, k): [string, Tensor][] => [
    [`from${k}`, from],
    [`to${k}`, to]
  ])
  const sum = (terms: readonly Tensor[]): Tensor => terms.reduce((sum, term) => c.plus(sum, term))
  const sums = { loss: sum(chains.map(({ loss }) => loss)), error: sum(chains.map(({ error }) => error)) }
  return graph.entry(Object.fromEntries(inputs), sums)
}

function total(c: Calculus, tensor: Tensor): Tensor {
  return c.sum(c.reshape(tensor, [-1]), [0])
}

/** 1 for each sample that is given another class than its own; of values, the squared errors. */
function errors(c: Calculus, { width, setting }: Program, f: Tensor, y: Tensor): Tensor {
  if (setting.target === 'values') return c.square(c.minus(f, y))
  if (width === 1) {
    const zero = c.number(0)
    return c.differs(c.greaterOrEqual(f, zero), c.greaterOrEqual(y, zero))
  }
  const inputs = { input: f, dimension: c.number(1, 'int32') }
  const highest = c.scope.add('ArgMax', inputs, { output_type: 'int64' }).outputs.output
  return c.differs(highest, y)
}
