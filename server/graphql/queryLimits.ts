import {
  getNamedType,
  getNullableType,
  GraphQLError,
  isCompositeType,
  isListType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
  type ASTVisitor,
  type FieldNode,
  type GraphQLCompositeType,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'

/** What one operation may ask for (A4). The largest of our own clients' is far below each. */
export const queryLimits = { tokens: 2000, depth: 12, aliases: 15, cost: 10_000 }

/** A list counts as so long; a page by its `first` or `last`, which as a variable counts as the most there is. */
const usualList = 10
const usualPage = 20
const longestPage = 50

interface Size {
  readonly depth: number
  /** Counted where a fragment is spread, each time. */
  readonly aliases: number
  /** Fields of the answer, about: a list counts what is in it as often as it is likely to be there. */
  readonly cost: number
}

const nothing: Size = { depth: 0, aliases: 0, cost: 0 }

/** Refuses what is too deep, too wide or too costly. Fragments are measured once, so that the rule itself is cheap. */
function QueryLimitsRule(context: ValidationContext): ASTVisitor {
  const measured = new Map<string, Size>()

  function sizeOf({ selections }: SelectionSetNode, parent: GraphQLCompositeType): Size {
    return selections
      .map((selection) => {
        switch (selection.kind) {
          case Kind.FIELD:
            return fieldSize(selection, parent)
          case Kind.INLINE_FRAGMENT:
            return sizeOf(selection.selectionSet, typeNamed(selection.typeCondition?.name.value) ?? parent)
          case Kind.FRAGMENT_SPREAD:
            return fragmentSize(selection.name.value)
          default:
            return selection satisfies never
        }
      })
      .reduce(sum, nothing)
  }

  function fieldSize(field: FieldNode, parent: GraphQLCompositeType): Size {
    const { alias, name, selectionSet } = field
    const aliases = alias ? 1 : 0
    // How deep introspection goes is limited by graphql-js itself.
    const type = isUnionType(parent) ? undefined : parent.getFields()[name.value]?.type
    const inner = getNamedType(type)
    const within = selectionSet && isCompositeType(inner) ? sizeOf(selectionSet, inner) : nothing
    const isList = isListType(getNullableType(type)) && name.value !== 'edges'
    const isPage = isObjectType(inner) && inner.name.endsWith('Connection')
    const times = pageOf(field) ?? (isPage ? usualPage : isList ? usualList : 1)
    return { depth: 1 + within.depth, aliases: aliases + within.aliases, cost: 1 + times * within.cost }
  }

  function fragmentSize(name: string): Size {
    const known = measured.get(name)
    if (known) return known
    // A fragment that spreads itself is refused by another rule; here it must only come to an end.
    measured.set(name, nothing)
    const fragment = context.getFragment(name)
    const type = typeNamed(fragment?.typeCondition.name.value)
    const size = fragment && type ? sizeOf(fragment.selectionSet, type) : nothing
    measured.set(name, size)
    return size
  }

  function typeNamed(name: string | undefined): GraphQLCompositeType | undefined {
    const type = name === undefined ? undefined : context.getSchema().getType(name)
    return isCompositeType(type) ? type : undefined
  }

  return {
    OperationDefinition(node) {
      const root = context.getSchema().getRootType(node.operation)
      const size = root ? sizeOf(node.selectionSet, root) : nothing
      for (const measure of ['depth', 'aliases', 'cost'] as const) {
        if (size[measure] <= queryLimits[measure]) continue
        const message = `Too much is asked for: ${measure} ${size[measure]}, where ${queryLimits[measure]} is allowed.`
        context.reportError(new GraphQLError(message, { nodes: node, extensions: badRequest() }))
      }
    },
  }
}

/** How long a page is, by its `first` or `last`; its `edges` are not counted again. */
function pageOf({ arguments: args }: FieldNode): number | undefined {
  const given = args?.filter(({ name }) => name.value === 'first' || name.value === 'last') ?? []
  const sizes = given.map(({ value }) =>
    value.kind === Kind.INT ? Math.min(longestPage, Math.max(1, Number(value.value))) : longestPage,
  )
  return sizes.length > 0 ? Math.max(...sizes) : undefined
}

function sum(one: Size, other: Size): Size {
  return {
    depth: Math.max(one.depth, other.depth),
    aliases: one.aliases + other.aliases,
    cost: one.cost + other.cost,
  }
}

/** A new one for each error: Yoga writes into it. */
function badRequest() {
  return { code: 'BAD_REQUEST', http: { status: 400 } }
}

/** The limits as a plugin, for HTTP and for the socket alike. */
export function useQueryLimits(): Plugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((source: string, options?: object) => {
        try {
          return parse(source, { ...options, maxTokens: queryLimits.tokens })
        } catch (error) {
          if (error instanceof GraphQLError) Object.assign(error.extensions, badRequest())
          throw error
        }
      })
    },
    onValidate({ addValidationRule }) {
      addValidationRule(QueryLimitsRule)
    },
  }
}
