import { Graph, type Entry } from '../graph/graph'
import {
  addAccumulation,
  addApplication,
  addEvaluation,
  addGradients,
  addLoading,
  addOutputs,
  addPenalty,
  addPrediction,
  addReading,
  addWriting
} from './entries'
import type { Program } from './program'
import { addCompiledTraining, addNoting, addRestoring, addTraining } from './train-loop'
import { declare } from './variables'

/** A network and its training as a TensorFlow graph. */
export interface CompiledProgram {
  /** The file saved_model.pb. */
  readonly bytes: Uint8Array
  /** The ways to run it: each is described where it is made. */
  readonly entries: ReturnType<typeof addEntries>
}

export function compile(program: Program): CompiledProgram {
  const graph = new Graph()
  const entries = addEntries(graph, program)
  return { bytes: graph.encode(), entries }
}

/** The entries by their names; those of a part of the samples are lists, an entry for each part. */
function addEntries(graph: Graph, program: Program) {
  const samples = program.parts.flatMap(({ x, y }) => [x, y])
  const handles = declare(graph.scope, [...program.state, ...program.backups, ...program.gradients, ...samples])
  const ofParts = (add: (part: number) => Entry): readonly Entry[] => program.parts.map((_, part) => add(part))
  return {
    train: addTraining(graph, program, handles),
    trainCompiled: addCompiledTraining(graph, program, handles),
    note: addNoting(graph, program, handles),
    restore: addRestoring(graph, program, handles),
    accumulate: addAccumulation(graph, program, handles),
    penalty: addPenalty(graph, program, handles),
    apply: addApplication(graph, program, handles),
    gradients: addGradients(graph, program, handles),
    read: addReading(graph, program, handles),
    write: addWriting(graph, program, handles),
    predict: addPrediction(graph, program, handles),
    load: ofParts((part) => addLoading(graph, program, handles, part)),
    outputs: ofParts((part) => addOutputs(graph, program, handles, part)),
    evaluate: ofParts((part) => addEvaluation(graph, program, handles, part))
  }
}
