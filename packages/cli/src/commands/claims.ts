import type { FoundClaim } from '@onrecord/service-api'
import type { Command } from 'commander'
import { claimLines } from '../output/claims.ts'
import { type ListOptions, printList, withListOptions } from './list-options.ts'

/** Adds `onrecord claims`. */
export function registerClaims(program: Command): void {
  withListOptions(program.command('claims').description('print who said what, the last said first'))
    .option('--search <words>', 'that have these words: all of them, "in a row", this or that, -without')
    .option('--kind <kind...>', 'statement, demand or deadline; any of several')
    .option('--act <act...>', 'assert, deny, demand, reject, accept, commit, propose, threaten …')
    .option('--party <id...>', 'a party')
    .option('--actor <id...>', 'a configured actor')
    .option('--issue <id...>', 'an issue')
    .option('-f, --framework <id>', 'a framework, `current`, `none` or `all`')
    .option('-p, --phase <number...>', 'a phase')
    .option('--document <id...>', 'a document')
    .option('--source <name...>', 'a publisher')
    .option('--cluster <claim>', 'those that tell the same as this claim')
    .option('--review <review...>', 'unreviewed, confirmed, corrected or retracted')
    .option('--said-from <day>', 'said on that day or later')
    .option('--said-to <day>', 'said by that day')
    .option('--recorded-from <moment>', 'recorded then or later: 2025-02-20T12:00:00Z, or a day')
    .option('--recorded-to <moment>', 'recorded by then')
    .option('--minimum-confidence <number>', 'from 0 to 1; the dossier’s threshold where it is left out')
    .option('--maximum-confidence <number>', 'the unsure ones')
    .option('--clusters <folding>', 'folded: of those that tell the same the one said first; apart: all')
    .option('--sort <by>', 'said or recorded')
    .option('--order <direction>', 'descending or ascending')
    .addHelpText(
      'after',
      '\nExamples: onrecord claims -d gaza-ceasefire --party hamas --kind demand' +
        '\n          onrecord claims -d gaza-ceasefire --search \'"second phase" or withdrawal\'' +
        '\n          onrecord claims -d gaza-ceasefire --issue israeli-withdrawal --json | jq .claim.segments',
    )
    .action(({ search, ...options }: ListOptions & { search?: string }) =>
      printList<FoundClaim>(
        { ...options, q: search },
        {
          list: 'claims',
          lines: (claims, width) => claims.flatMap((claim) => claimLines(claim, width)),
          none: 'no such claims',
        },
      ),
    )
}
