import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Draws what looks random and is the same in every run. */
export type Dice = {
  /** From 0 up to, not including, the limit; 0 where that is 0. */
  below(limit: number): number
  chance(probability: number): boolean
  pick<Item>(items: readonly [Item, ...Item[]]): Item
}

/** Dice that a seed decides. */
export function newDice(seed: number): Dice {
  const generator = xoroshiro128plus(seed)
  const below = (limit: number): number => (limit < 1 ? 0 : uniformInt(generator, 0, limit - 1))
  return {
    below,
    chance: (probability) => below(1_000_000) < probability * 1_000_000,
    pick: (items) => items[below(items.length)] ?? items[0],
  }
}
