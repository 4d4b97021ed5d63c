import { attributeOf, type AttributeValues } from './attributes'
import type { AttrValue, NodeDef } from './messages'
import { operations, type AttributeKind, type OperationName, type Operations } from './operations'
import { dataTypes, type DataType, type Tensor } from './tensor'

/** The inputs of an operation, by their names. */
export type InputsOf<Name extends OperationName> = { readonly [Input in keyof Operations[Name]['inputs']]: Tensor }

/** The attributes that an operation must be given. */
export type AttributesOf<Name extends OperationName> = {
  readonly [
    Attribute in keyof Operations[Name]['attributes']
  ]: AttributeValues[Operations[Name]['attributes'][Attribute] & AttributeKind]
}

/** An operation in a graph. */
export interface Node<Name extends OperationName = OperationName> {
  readonly name: string
  readonly outputs: { readonly [Output in keyof Operations[Name]['outputs']]: Tensor }
}

/** What an operation can be made to wait for. */
export interface Waited {
  readonly name: string
}

interface AnyOperation {
  readonly inputs: Readonly<Record<string, string>>
  readonly outputs: Readonly<Record<string, string>>
  readonly attributes: Readonly<Record<string, AttributeKind>>
}

/**
 * Operations that belong together: those of a graph, or of a function's body, which name each other's outputs in
 * different ways. Types and attributes are checked when an operation is added.
 */
export class Scope {
  readonly nodes: NodeDef[] = []

  constructor(readonly kind: 'graph' | 'function') {}

  /**
   * Adds an operation.
   * @param after operations that must have run before, beside those whose outputs it takes
   * @throws TypeError when inputs or attributes are not what the operation takes
   */
  add<Name extends OperationName>(
    name: Name,
    inputs: InputsOf<Name>,
    attributes: AttributesOf<Name>,
    after: readonly Waited[] = []
  ): Node<Name> {
    const operation: AnyOperation = operations[name]
    // A name may not begin with an underscore, as internal operations do.
    const label = `${name.replace('_', '')}_${this.nodes.length}`
    const types = new Types(label, operation, attributes)
    const given = inputs as Readonly<Record<string, Tensor>>
    const references = Object.entries(operation.inputs).map(([input, type]) => types.accept(input, type, given[input]))
    this.write({ name: label, op: name, input: references, attr: types.attributes }, after)
    const outputs = Object.entries(operation.outputs).map(([output, type], place) => [
      output,
      { type: types.resolve(type), reference: this.reference(label, output, place) }
    ])
    return { name: label, outputs: Object.fromEntries(outputs) as Node<Name>['outputs'] }
  }

  /** Adds an operation as it is written. */
  write(node: NodeDef, after: readonly Waited[] = []): void {
    const waits = [...new Set(after.map(({ name }) => `^${name}`))]
    this.nodes.push({ ...node, input: [...node.input, ...waits] })
  }

  /** How other operations name one of the outputs of an operation that has a list of them. */
  listReference(node: string, place: number): string {
    return this.kind === 'graph' ? `${node}:${place}` : `${node}:output:${place}`
  }

  /** How other operations of this scope name an output. */
  reference(node: string, output: string, place: number): string {
    return this.kind === 'graph' ? `${node}:${place}` : `${node}:${output}:0`
  }
}

/** The attributes of one operation: those given, and the types that follow from its inputs. */
class Types {
  readonly attributes: Record<string, AttrValue> = {}
  readonly #types = new Map<string, DataType>()

  constructor(
    readonly label: string,
    operation: AnyOperation,
    given: Readonly<Record<string, unknown>>
  ) {
    for (const [name, kind] of Object.entries(operation.attributes)) {
      this.attributes[name] = attributeOf(`${label}: ${name}`, kind, given[name] as never)
      if (kind === 'type') this.#types.set(name, given[name] as DataType)
    }
  }

  /** @returns the reference to an input, whose type has been checked */
  accept(input: string, type: string, tensor: Tensor | undefined): string {
    if (tensor === undefined) throw new TypeError(`${this.label}: expected a tensor as ${input}, found none`)
    const expected = this.#find(type)
    if (expected === undefined) this.#infer(type, tensor.type)
    else if (expected !== tensor.type) {
      throw new TypeError(`${this.label}: expected ${input} of type ${expected}, found ${tensor.type}`)
    }
    return tensor.reference
  }

  /** The type of an output. */
  resolve(type: string): DataType {
    const found = this.#find(type)
    if (found === undefined) throw new TypeError(`${this.label}: nothing says what ${type} is`)
    return found
  }

  #find(type: string): DataType | undefined {
    return type in dataTypes ? (type as DataType) : this.#types.get(type)
  }

  #infer(attribute: string, type: DataType): void {
    this.#types.set(attribute, type)
    this.attributes[attribute] = { type: dataTypes[type] }
  }
}
