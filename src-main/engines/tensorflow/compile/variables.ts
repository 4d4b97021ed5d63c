import type { GraphFunction } from '../graph/function'
import type { Scope } from '../graph/scope'
import type { DataType, Shape, Tensor } from '../graph/tensor'

/** Numbers that stay on the device between two runs of the graph. */
export interface Variable {
  readonly name: string
  readonly type: DataType
  /** -1 where a size is not known before the graph runs. */
  readonly shape: Shape
}

/** How the operations of one scope reach the variables. */
export type Handles = ReadonlyMap<Variable, Tensor>

/** Makes variables known to the operations of a scope: variables of one name are the same in all of them. */
export function declare(scope: Scope, variables: readonly Variable[]): Handles {
  return new Map(
    variables.map((variable) => {
      const { name, type, shape } = variable
      const attributes = { dtype: type, shape, shared_name: name, container: '' }
      return [variable, scope.add('VarHandleOp', {}, attributes).outputs.resource]
    })
  )
}

/** Hands variables over to a function, as arguments. */
export function hand(fn: GraphFunction, variables: readonly Variable[]): Handles {
  return new Map(variables.map((variable) => [variable, fn.argument('resource')]))
}

/** @throws Error when it has not been declared, or handed over: a defect */
export function handleOf(handles: Handles, variable: Variable): Tensor {
  const handle = handles.get(variable)
  if (handle === undefined) throw new Error(`the variable ${variable.name} is out of reach here`)
  return handle
}
