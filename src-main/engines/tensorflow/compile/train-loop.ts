import { Calculus } from '../graph/calculus'
import { GraphFunction } from '../graph/function'
import { callCompiled, type Entry, type Graph } from '../graph/graph'
import type { Waited } from '../graph/scope'
import type { Tensor } from '../graph/tensor'
import type { StepSize } from './optimisers'
import { gather, type Batch } from './batch'
import type { Program } from './program'
import { gradientStep } from './step'
import { hand, handleOf, type Handles, type Variable } from './variables'

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

/**
 * The entry `train`: one gradient step after another, inside one run of the graph.
 * It takes `indices` (the samples of each batch, steps x B), `steps`, `scale` (1 / B), and `rates` and `epsilons` (the
 * size of each step); it gives back `losses`: what was minimised on each batch, before its step. Before the first step
 * the state is noted in the backups.
 */
export function addTraining(graph: Graph, program: Program, handles: Handles): Entry {
  const c = new Calculus(graph.scope)
  const indices = graph.placeholder('int32', [-1, -1])
  const steps = graph.placeholder('int32', [])
  const scale = graph.placeholder('float', [])
  const rates = graph.placeholder('float', [-1])
  const epsilons = graph.placeholder('float', [-1])
  const losses = graph.scope.add(
    'TensorListReserve',
    { element_shape: scalarShape(c), num_elements: steps },
    { element_dtype: 'float' }
  ).outputs.handle
  const variables = [...program.state, program.parts[0].x, program.parts[0].y]
  // Whole numbers of 32 bits stay on the host; those of 64 bits are where the samples are.
  const lists = [
    listOf(c, c.cast(indices, 'int64'), [-1]),
    scale,
    listOf(c, rates, []),
    listOf(c, epsilons, []),
    losses
  ]
  const resources = variables.map((variable) => handleOf(handles, variable))
  const zero = c.number(0, 'int32')
  const first = program.setting.plan.ahead
    ? gather(c, program, handles, program.parts[0], batchIn(c, lists[0], zero))
    : undefined
  const state = [zero, steps, ...lists, ...(first === undefined ? [] : [first.x, first.y]), ...resources]
  const noted = noteState(graph, program, handles)
  const body = loopBody(graph, program, variables, first)
  const last = graph.loop(state, loopCondition(state), body, program.setting.plan.executor, noted)
  const stacked = graph.scope.add(
    'TensorListStack',
    { input_handle: last[6], element_shape: scalarShape(c) },
    { element_dtype: 'float', num_elements: -1 }
  ).outputs.tensor
  return graph.entry({ indices, steps, scale, rates, epsilons }, { losses: stacked })
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

/** i < steps. */
function loopCondition(state: readonly Tensor[]): GraphFunction {
  const condition = new GraphFunction('more_steps')
  const [i, steps] = state.map(({ type }) => condition.argument(type))
  condition.result(condition.body.add('Less', { x: i, y: steps }, {}).outputs.z)
  return condition
}

/**
 * Step i: its arguments are taken from the lists, its loss is put into the last one. Where samples are gathered ahead,
 * those of this step come with the state, and those of the next one go with it.
 */
function loopBody(
  graph: Graph,
  program: Program,
  variables: readonly Variable[],
  first: Batch | undefined
): GraphFunction {
  const body = new GraphFunction('step_of_loop')
  const c = new Calculus(body.body)
  const i = body.argument('int32')
  const steps = body.argument('int32')
  const indices = body.argument('variant')
  const scale = body.argument('float')
  const rates = body.argument('variant')
  const epsilons = body.argument('variant')
  const losses = body.argument('variant')
  const gathered = first && { x: body.argument(first.x.type), y: body.argument(first.y.type) }
  const handles = hand(body, variables)
  const size = { rate: numberIn(c, rates, i), epsilon: numberIn(c, epsilons, i) }
  const one = c.number(1, 'int32')
  const next = c.plus(i, one)
  const loss = program.setting.plan.compiled
    ? compiledStep(graph, body, program, handles, { indices: batchIn(c, indices, i), scale, size })
    : plainStep(c, body, program, handles, {
        batch: gathered ?? gather(c, program, handles, program.parts[0], batchIn(c, indices, i)),
        scale,
        size
      })
  const told = { input_handle: losses, index: i, item: loss }
  body.result(next)
  for (const unchanged of [steps, indices, scale, rates, epsilons]) body.result(unchanged)
  body.result(c.scope.add('TensorListSetItem', told, {}).outputs.output_handle)
  if (gathered !== undefined) {
    // After the last step there is no next one: its own samples are gathered once more.
    const ahead = batchIn(c, indices, c.least(next, c.minus(steps, one)))
    const { x, y } = gather(c, program, handles, program.parts[0], ahead)
    body.result(x)
    body.result(y)
  }
  for (const handle of handles.values()) body.result(handle)
  return body
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
