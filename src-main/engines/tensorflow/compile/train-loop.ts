import { Calculus } from '../graph/calculus'
import { GraphFunction } from '../graph/function'
import { callCompiled, type Entry, type Graph } from '../graph/graph'
import type { Scope, Waited } from '../graph/scope'
import type { Tensor } from '../graph/tensor'
import { varies } from './optimisers'
import { gather, type Batch } from './batch'
import type { Program } from './program'
import { gradientStep } from './step'
import { declare, hand, handleOf, type Handles, type Variable } from './variables'

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

/** What the entries that train take. */
interface TrainingInputs {
  readonly indices: Tensor
  readonly steps: Tensor
  readonly scale: Tensor
  readonly rates: Tensor
  readonly epsilons: Tensor
}

/**
 * The entry `train`: one gradient step after another, inside one run of the graph.
 * It takes `indices` (the samples of each batch, steps x B), `steps`, `scale` (1 / B), and `rates` and `epsilons` (the
 * size of the steps: of each, where they differ); it gives back `losses`: what was minimised on each batch, before its
 * step.
 */
export function addTraining(graph: Graph, program: Program, handles: Handles): Entry {
  const c = new Calculus(graph.scope)
  const inputs = trainingInputs(graph, program)
  const given = { ...inputs, indices: c.cast(inputs.indices, 'int64') }
  const state = beginning(c, program, given, inputs.steps)
  const first = gatheredAhead(c, program, handles, state)
  const last = new Loop(graph, program, 'plain').run(graph.scope, { ...state, ...first })
  return graph.entry({ ...inputs }, { losses: stacked(c, last.losses) })
}

/**
 * The entry `trainCompiled`: the same steps in a loop that XLA compiles as a whole, for as many as the plan says, of
 * which the first `steps` are made. It takes `indices` and sizes of that many.
 */
export function addCompiledTraining(graph: Graph, program: Program, handles: Handles): Entry | undefined {
  const { compiled } = program.setting.plan
  if (compiled === undefined) return undefined
  const inputs = trainingInputs(graph, program)
  const whole = new GraphFunction('compiled_loop', { _XlaMustCompile: { b: true } })
  const c = new Calculus(whole.body)
  // Whole numbers of 32 bits stay on the host; those of 64 bits are where the samples are.
  const given = { ...inputs, indices: new Calculus(graph.scope).cast(inputs.indices, 'int64') }
  const names = Object.keys(given) as (keyof TrainingInputs)[]
  const own = Object.fromEntries(
    names.map((name) => [name, whole.argument(given[name].type)])
  ) as unknown as TrainingInputs
  const variables = trained(program)
  const passed = hand(whole, variables)
  const state = beginning(c, program, own, c.number(compiled.steps, 'int32'))
  const last = new Loop(graph, program, 'compiled').run(whole.body, state, passed)
  whole.result(stacked(c, last.losses, compiled.steps))
  graph.keep(whole)
  const handed = [...names.map((name) => given[name]), ...variables.map((variable) => handleOf(handles, variable))]
  const [losses] = callCompiled(graph.scope, whole, handed)
  return graph.entry({ ...inputs }, { losses })
}

function trainingInputs(graph: Graph, program: Program): TrainingInputs {
  const sizes = varies(program.setting.optimiser) ? [-1] : []
  return {
    indices: graph.placeholder('int32', [-1, -1]),
    steps: graph.placeholder('int32', []),
    scale: graph.placeholder('float', []),
    rates: graph.placeholder('float', sizes),
    epsilons: graph.placeholder('float', sizes)
  }
}

/** The state before the first step. @param room how many losses there may be */
function beginning(c: Calculus, program: Program, inputs: TrainingInputs, room: Tensor): LoopState {
  const { indices, steps, scale } = inputs
  const sizes = (given: Tensor): Tensor => (varies(program.setting.optimiser) ? listOf(c, given, []) : given)
  return {
    step: c.number(0, 'int32'),
    steps,
    indices: listOf(c, indices, [-1]),
    scale,
    rates: sizes(inputs.rates),
    epsilons: sizes(inputs.epsilons),
    losses: emptyList(c, room)
  }
}

function stacked(c: Calculus, input_handle: Tensor, count = -1): Tensor {
  const inputs = { input_handle, element_shape: scalarShape(c) }
  return c.scope.add('TensorListStack', inputs, { element_dtype: 'float', num_elements: count }).outputs.tensor
}

/** What a step reads and changes. */
function trained(program: Program): Variable[] {
  return [...program.state, program.parts[0].x, program.parts[0].y]
}

/** Step after step. */
class Loop {
  /** @param name of its functions, which no other loop of the graph has */
  constructor(
    readonly graph: Graph,
    readonly program: Program,
    readonly name: string
  ) {}

  /**
   * @param passed the variables, where they have to be handed from step to step; else the body knows them by name
   * @returns the state after the last step
   */
  run(scope: Scope, state: LoopState, passed?: Handles): LoopState {
    const names = Object.keys(state) as (keyof LoopState)[]
    const named = (tensors: readonly Tensor[]): LoopState =>
      Object.fromEntries(names.map((name, k) => [name, tensors[k]])) as unknown as LoopState
    const tensors = [...(Object.values(state) as Tensor[]), ...(passed?.values() ?? [])]
    const condition = new GraphFunction(`${this.name}_more`)
    const { step, steps } = named(tensors.map(({ type }) => condition.argument(type)))
    condition.result(condition.body.add('Less', { x: step, y: steps }, {}).outputs.z)
    const body = new GraphFunction(`${this.name}_step`)
    const before = named(names.map((name) => body.argument((state[name] as Tensor).type)))
    const handles = passed === undefined ? declare(body.body, trained(this.program)) : hand(body, [...passed.keys()])
    const after = this.#step(body, handles, before)
    for (const name of names) body.result(after[name] as Tensor)
    if (passed !== undefined) for (const handle of handles.values()) body.result(handle)
    return named(this.graph.loop(scope, tensors, condition, body, this.program.setting.plan.executor))
  }

  /** One step: its samples are those of the list, its loss is put into the other one. @returns the state after it */
  #step(body: GraphFunction, handles: Handles, state: LoopState): LoopState {
    const { program } = this
    const c = new Calculus(body.body)
    const { step, steps, indices, scale, losses, x, y } = state
    const one = c.number(1, 'int32')
    const next = c.plus(step, one)
    const batch = x && y ? { x, y } : gather(c, program, handles, program.parts[0], batchIn(c, indices, step))
    const size = { rate: sizeAt(c, state.rates, step), epsilon: sizeAt(c, state.epsilons, step) }
    const { loss, updates } = gradientStep(c, program, handles, batch, scale, size)
    body.effect(...updates)
    const told = { input_handle: losses, index: step, item: loss }
    return {
      ...state,
      step: next,
      losses: c.scope.add('TensorListSetItem', told, {}).outputs.output_handle,
      // After the last step there is no next one: its own samples are gathered once more.
      ...(x && gatheredAhead(c, program, handles, { step: c.least(next, c.minus(steps, one)), indices }))
    }
  }
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

/** The entry `note`: keeps the state as it is. The numbers themselves are copied only when a step changes them. */
export function addNoting(graph: Graph, { state, backups }: Program, handles: Handles): Entry {
  const noted = state.map((variable, k) => assign(graph, handles, backups[k], variable))
  return graph.entry({}, { done: new Calculus(graph.scope).number(1) }, noted)
}

/** The entry `restore`: the state that was noted last. */
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

function batchIn(c: Calculus, list: Tensor, index: Tensor): Tensor {
  const inputs = { input_handle: list, index, element_shape: c.constant('int32', [-1]) }
  return c.scope.add('TensorListGetItem', inputs, { element_dtype: 'int64' }).outputs.item
}

/** The size of a step: the same for all, or its own, from a list. */
function sizeAt(c: Calculus, sizes: Tensor, index: Tensor): Tensor {
  if (sizes.type !== 'variant') return sizes
  const inputs = { input_handle: sizes, index, element_shape: scalarShape(c) }
  return c.scope.add('TensorListGetItem', inputs, { element_dtype: 'float' }).outputs.item
}
