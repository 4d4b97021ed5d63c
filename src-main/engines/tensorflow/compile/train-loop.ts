import { Calculus } from '../graph/calculus'
import { GraphFunction } from '../graph/function'
import { callCompiled, type Entry, type Graph } from '../graph/graph'
import type { Waited } from '../graph/scope'
import type { Tensor } from '../graph/tensor'
import { varies, type StepSize } from './optimisers'
import { gather, type Batch } from './batch'
import type { Program } from './program'
import { gradientStep } from './step'
import { declare, hand, handleOf, type Handles, type Variable } from './variables'

/** What a step is told, on the way from the graph's inputs into the loop's body. */
interface StepArguments {
  readonly batch: Batch
  readonly scale: Tensor
  readonly size: StepSize
}

/** What a step that is compiled as a whole is told: it gathers its samples itself. */
interface CompiledStepArguments extends Omit<StepArguments, 'batch'> {
  readonly indices: Tensor
}

/** The state of the loop: what goes from one step to the next. Every part of it costs a little time in each step. */
interface LoopState {
  /** How many steps have been made, and how many there are. */
  readonly step: Tensor
  readonly steps: Tensor
  /** A list with the numbers of the samples of each batch. */
  readonly indices: Tensor
  readonly scale: Tensor
  /** The sizes of the steps: numbers, or lists where each step has its own. */
  readonly rates: Tensor
  readonly epsilons: Tensor
  /** A list of what was minimised. */
  readonly losses: Tensor
  /** The samples of the next step, where they are gathered ahead. */
  readonly x?: Tensor
  readonly y?: Tensor
}

/**
 * The entry `train`: one gradient step after another, inside one run of the graph.
 * It takes `indices` (the samples of each batch, steps x B), `steps`, `scale` (1 / B), and `rates` and `epsilons` (the
 * size of the steps: of each, where they differ); it gives back `losses`: what was minimised on each batch, before its
 * step. Before the first step the state of the network is noted in the backups.
 */
export function addTraining(graph: Graph, program: Program, handles: Handles): Entry {
  const c = new Calculus(graph.scope)
  const each = varies(program.setting.optimiser)
  const indices = graph.placeholder('int32', [-1, -1])
  const steps = graph.placeholder('int32', [])
  const scale = graph.placeholder('float', [])
  const [rates, epsilons] = [0, 1].map(() => graph.placeholder('float', each ? [-1] : []))
  // Whole numbers of 32 bits stay on the host; those of 64 bits are where the samples are.
  const batches = listOf(c, c.cast(indices, 'int64'), [-1])
  const sizes = { rates: each ? listOf(c, rates, []) : rates, epsilons: each ? listOf(c, epsilons, []) : epsilons }
  const state = { step: c.number(0, 'int32'), steps, indices: batches, scale, ...sizes, losses: emptyList(c, steps) }
  const last = loop(
    graph,
    program,
    { ...state, ...gatheredAhead(c, program, handles, state) },
    noteState(graph, program, handles)
  )
  const stacked = graph.scope.add(
    'TensorListStack',
    { input_handle: last.losses, element_shape: scalarShape(c) },
    { element_dtype: 'float', num_elements: -1 }
  ).outputs.tensor
  return graph.entry({ indices, steps, scale, rates, epsilons }, { losses: stacked })
}

function loop(graph: Graph, program: Program, state: LoopState, noted: readonly Waited[]): LoopState {
  const names = Object.keys(state) as (keyof LoopState)[]
  const tensors = Object.values(state) as Tensor[]
  const named = (tensors: readonly Tensor[]): LoopState =>
    Object.fromEntries(names.map((name, k) => [name, tensors[k]])) as unknown as LoopState
  const condition = new GraphFunction('more_steps')
  const { step, steps } = named(tensors.map(({ type }) => condition.argument(type)))
  condition.result(condition.body.add('Less', { x: step, y: steps }, {}).outputs.z)
  const body = new GraphFunction('step_of_loop')
  const next = stepOfLoop(graph, body, program, named(tensors.map(({ type }) => body.argument(type))))
  for (const name of names) body.result(next[name] as Tensor)
  return named(graph.loop(tensors, condition, body, program.setting.plan.executor, noted))
}

/** The samples of the step that the state is before, where the plan says so. */
function gatheredAhead(
  c: Calculus,
  program: Program,
  handles: Handles,
  { step, indices }: Pick<LoopState, 'step' | 'indices'>
): Batch | undefined {
  if (!program.setting.plan.ahead) return undefined
  return gather(c, program, handles, program.parts[0], batchIn(c, indices, step))
}

/** Copies the state into the backups: the numbers themselves are copied only when a step changes them. */
function noteState(graph: Graph, { state, backups }: Program, handles: Handles): Waited[] {
  return state.map((variable, k) => assign(graph, handles, backups[k], variable))
}

/** The entry `restore`: the state before the last call of `train`. */
export function addRestoring(graph: Graph, { state, backups }: Program, handles: Handles): Entry {
  const restored = state.map((variable, k) => assign(graph, handles, variable, backups[k]))
  return graph.entry({}, { done: new Calculus(graph.scope).number(1) }, restored)
}

function assign(graph: Graph, handles: Handles, to: Variable, from: Variable): Waited {
  const value = new Calculus(graph.scope).read(handleOf(handles, from), from.type)
  return graph.scope.add('AssignVariableOp', { resource: handleOf(handles, to), value }, {})
}

const scalarShape = (c: Calculus): Tensor => c.constant('int32', [], [0])

function listOf(c: Calculus, tensor: Tensor, elementShape: readonly number[]): Tensor {
  const inputs = { tensor, element_shape: c.constant('int32', elementShape, [elementShape.length]) }
  return c.scope.add('TensorListFromTensor', inputs, {}).outputs.output_handle
}

function emptyList(c: Calculus, size: Tensor): Tensor {
  const inputs = { element_shape: scalarShape(c), num_elements: size }
  return c.scope.add('TensorListReserve', inputs, { element_dtype: 'float' }).outputs.handle
}

/** One step: its arguments are taken from the lists, its loss is put into the last one. @returns the state after it */
function stepOfLoop(graph: Graph, body: GraphFunction, program: Program, state: LoopState): LoopState {
  const c = new Calculus(body.body)
  const { step, steps, indices, scale, losses, x, y } = state
  const handles = declare(body.body, [...program.state, program.parts[0].x, program.parts[0].y])
  const [rate, epsilon] = [state.rates, state.epsilons].map((size) =>
    size.type === 'variant' ? numberIn(c, size, step) : size
  )
  const told = { scale, size: { rate, epsilon } }
  const one = c.number(1, 'int32')
  const next = c.plus(step, one)
  // After the last step there is no next one: its own samples are gathered once more.
  const following = (): Tensor => c.least(next, c.minus(steps, one))
  const loss = program.setting.plan.compiled
    ? compiledStep(graph, body, program, handles, { indices: batchIn(c, indices, step), ...told })
    : plainStep(c, body, program, handles, {
        batch: x && y ? { x, y } : gather(c, program, handles, program.parts[0], batchIn(c, indices, step)),
        ...told
      })
  return {
    ...state,
    step: next,
    losses: c.scope.add('TensorListSetItem', { input_handle: losses, index: step, item: loss }, {}).outputs
      .output_handle,
    ...(x && gatheredAhead(c, program, handles, { step: following(), indices }))
  }
}

function batchIn(c: Calculus, list: Tensor, index: Tensor): Tensor {
  const inputs = { input_handle: list, index, element_shape: c.constant('int32', [-1]) }
  return c.scope.add('TensorListGetItem', inputs, { element_dtype: 'int64' }).outputs.item
}

function numberIn(c: Calculus, list: Tensor, index: Tensor): Tensor {
  const inputs = { input_handle: list, index, element_shape: scalarShape(c) }
  return c.scope.add('TensorListGetItem', inputs, { element_dtype: 'float' }).outputs.item
}

function plainStep(
  c: Calculus,
  body: GraphFunction,
  program: Program,
  handles: Handles,
  { batch, scale, size }: StepArguments
): Tensor {
  const { loss, updates } = gradientStep(c, program, handles, batch, scale, size)
  body.effect(...updates)
  return loss
}

/** The step as a function of its own that XLA compiles as a whole. */
function compiledStep(
  graph: Graph,
  body: GraphFunction,
  program: Program,
  handles: Handles,
  { indices, scale, size }: CompiledStepArguments
): Tensor {
  const step = new GraphFunction('compiled_step', { _XlaMustCompile: { b: true } })
  const inner = new Calculus(step.body)
  const own = {
    indices: step.argument('int64'),
    scale: step.argument('float'),
    size: { rate: step.argument('float'), epsilon: step.argument('float') }
  }
  const reached = hand(step, [...handles.keys()])
  const batch = gather(inner, program, reached, program.parts[0], own.indices)
  step.result(plainStep(inner, step, program, reached, { batch, ...own }))
  graph.keep(step)
  const inputs = [indices, scale, size.rate, size.epsilon, ...handles.values()]
  return callCompiled(body.body, step, inputs)[0]
}
