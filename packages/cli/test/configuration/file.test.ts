import { readConfiguration } from '@onrecord/domain'
import t from 'tap'
import { faultLines, parseConfiguration } from '../../src/configuration/file.ts'
import { Failure } from '../../src/failure.ts'

const told = (text: string): string[] => {
  const file = parseConfiguration(text, 'd.yaml')
  return faultLines(readConfiguration(file.input).faults, file)
}

t.test('YAML and JSON say the same', (t) => {
  const json = '{ "id": "strike", "title": "Strike", "parties": [{ "id": "union", "label": "Union" }] }'
  const yaml = 'id: strike\ntitle: Strike\nparties:\n  - { id: union, label: Union } # a side\n'
  t.same(parseConfiguration(yaml, 'a').input, parseConfiguration(json, 'b').input)
  t.end()
})

t.test('what is wrong is told with line and column', (t) => {
  t.match(told('id: strike\ntitle: Strike\nactors:\n  - id: lind\n    name: Lind\n    party: unoin\n'), [
    'd.yaml:6:5: error: no party unoin (/actors/0/party)',
  ])
  t.match(told('id: strike\ntitle: Strike\nframeworkz: []\n'), [
    'd.yaml:3:1: error: is not known here; did you mean frameworks? (/frameworkz)',
  ])
  t.match(told('id: strike\n'), [/^d\.yaml:1:1: error: .+ \(\/title\)$/])
  t.match(told('{ "id": "strike",\n  "title": 7 }'), [/^d\.yaml:2:3: error: .+put it in quotes \(\/title\)$/])
  t.match(told('id: strike\ntitle: Strike\nframeworks:\n- id: f\n  title: F\n  inForce: 2025\n'), [
    /^d\.yaml:6:3: error: .+it is 2025; put it in quotes \(\/frameworks\/0\/inForce\)$/,
  ])
  t.match(told(''), [/^d\.yaml:1:1: error: /])
  t.end()
})

t.test('what is no YAML is refused with line and column', (t) => {
  const refused = (text: string): string => {
    try {
      parseConfiguration(text, 'd.yaml')
      return 'taken'
    } catch (error) {
      return error instanceof Failure ? error.message : 'another error'
    }
  }
  t.match(refused('id: strike\ntitle: "Strike\n'), /^d\.yaml:\d:\d+: Missing closing/)
  t.match(refused('id: strike\nid: strike\n'), /^d\.yaml:2:1: Map keys must be unique/)
  t.match(refused('{ "id": "strike" '), /^d\.yaml:1:\d+: /)
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefgh'.split('').map((name, nth) => {
      const before = 'abcdefgh'[nth]
      return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join()}]`
    }),
  ]
  t.match(refused(bomb.join('\n')), /^d\.yaml: Excessive alias count/)
  t.equal(refused('id: !!js/function x\n'), 'taken', 'an unknown tag is a plain value')
  t.end()
})
