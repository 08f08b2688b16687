/** Sets of names that grow together. Each name starts alone; the least name of a set stands for it. */
export type Components = { join: (a: string, b: string) => void; leastOf: (name: string) => string }

/** Union-find with path halving; the lesser root wins, so that the result does not depend on the order of joins. */
export function newComponents(): Components {
  const parents = new Map<string, string>()
  const leastOf = (name: string): string => {
    let current = name
    for (let parent = parents.get(current); parent !== undefined; parent = parents.get(current)) {
      const grandparent = parents.get(parent)
      if (grandparent !== undefined) parents.set(current, grandparent)
      current = parent
    }
    return current
  }
  return {
    leastOf,
    join: (a, b) => {
      const [x, y] = [leastOf(a), leastOf(b)]
      if (x < y) parents.set(y, x)
      else if (y < x) parents.set(x, y)
    },
  }
}
