import { activations } from '../../learning/functions/activations'
import { losses } from '../../learning/functions/losses'
import type { NetworkEngine, NetworkTask } from '../../learning/network/engine'
import { compile } from './compile/compile'
import { Program, type Plan } from './compile/program'
import { DeviceNetwork } from './device-network'
import { DeviceTraining } from './device-training'
import type { TensorFlow } from './load'
import { capacityFor, planFor, type Device } from './plan'
import { formatOf } from './samples/format'
import { GraphSession } from './session'

/** Trains networks as TensorFlow graphs: a whole chunk of gradient steps is one call. */
export class TensorFlowEngine implements NetworkEngine {
  constructor(
    readonly tf: TensorFlow,
    readonly device: Device
  ) {}

  begin(task: NetworkTask): DeviceTraining {
    const { description } = task.model.network
    const capacity = capacityFor(description)
    return new DeviceTraining(task, this.open(task), capacity)
  }

  /** A task's network on the device. @param plan how its steps are carried out; by default what is fastest */
  open(task: NetworkTask, plan: Plan = this.#planFor(task)): DeviceNetwork {
    const program = programOf(task, plan)
    const { bytes, entries } = compile(program)
    return new DeviceNetwork(program, new GraphSession(this.tf, bytes), entries)
  }

  #planFor({ model, optimisation }: NetworkTask): Plan {
    const { description } = model.network
    return planFor(description, Math.min(optimisation.batchSize, capacityFor(description)), this.device)
  }
}

/** A task's network and its training as what a graph is made from. */
export function programOf({ model: { network, readOut }, samples, optimisation }: NetworkTask, plan: Plan): Program {
  const { description } = network
  return new Program({
    description,
    activations: description.layers.map(({ activation }) => nameOf(activations, activation)),
    loss: nameOf(losses, description.loss),
    target: readOut.classOf === undefined ? 'values' : 'classes',
    optimiser: optimisation,
    format: formatOf(samples.x),
    plan
  })
}

/** The name that something has in a registry. */
function nameOf<Name extends string>(registry: Readonly<Record<Name, unknown>>, value: unknown): Name {
  const names = Object.keys(registry) as Name[]
  const name = names.find((name) => registry[name] === value)
  if (name === undefined) throw new Error(`expected one of ${names.join(', ')}`)
  return name
}
