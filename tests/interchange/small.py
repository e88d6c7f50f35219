"""A small sound definition in one file, for tests to spoil in one place."""

SOUND = """\
schema_version: 1
id: small
title: A small programme
version: "1.0"
outcome: A better place to work.
default_variant: plain
approval_target: 5
phases:
  - id: P1
    key: diagnose
    title: Diagnose
    purpose: Find out.
    ends_with: P1-C
    names:
      plain: Diagnose
    workstreams:
      - id: P1-W
        title: Work
        lead: lead
        activities:
          - id: P1-A
            title: Agree
            duration: 10
            owner: lead
            reminders: standard
            deliverables:
              - id: D1
                title: Case for change
                kind: document
                approver: board
                acceptance:
                  - says why now
          - id: P1-B
            title: Begin
            duration: 5
            depends_on:
              - P1-A SS+5
            owner: member
            reminders: standard
          - id: P1-C
            title: Conclude
            duration: 15
            anchor:
              months: [3, 9]
            depends_on:
              - P1-B
            informs:
              - P1-A
            owner: member
            reminders: standard
            deliverables:
              - id: D2
                title: Findings
                kind: report
                approver: lead
                acceptance:
                  - cites its sources
    milestones:
      - id: M1
        title: Agreed
        after:
          - P1-A
    gates:
      - id: G1
        title: Mandate
        after:
          - P1-A
        decided_by: board
        blocks:
          - P1-C
        criteria:
          - deliverable: D1
          - metric: share_released
            at_least: 0.9
        outcomes:
          go: Go
          hold: Not now
roles:
  - id: board
    title: Trust board
    group: true
    approves: true
  - id: lead
    title: Programme lead
    approves: true
  - id: member
    title: Team member
reminders:
  standard:
    - anchor: due
      offset: -5
      to: [owner, lead]
      text: due in a week
variants:
  - id: plain
    title: As it is
    scale:
      P1: 1.0
measures:
  - id: MS-1
    title: Engagement
    source: Staff survey
    unit: score
    direction: up
    rhythm: yearly
    target: up by 0.2
    baseline_activity: P1-C
readings_after_close:
  - measure: MS-1
    due: the March after close
    owner: board
recurring:
  - id: R-1
    title: Team meeting
    every: 2 weeks
    phases: [P1]
    owner: lead
    remind: [-2]
soft_blackouts:
  - id: christmas
    first: 12-20
    last: 01-03
    effect: no workshops
"""


def changed(*pairs: tuple[str, str]) -> str:
    """Give the small definition with each first text, found once, made the second."""
    text = SOUND
    for before, after in pairs:
        assert text.count(before) == 1, (
            f"{before!r} is there {text.count(before)} times"
        )
        text = text.replace(before, after)
    return text
