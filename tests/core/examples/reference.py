"""The built-in programme: dates that must come out whatever is changed inside."""

from tests.core.examples.built_in_example import (
    OriginalExample,
    PhaseEndsExample,
    critical_activities,
    five_days_of_float,
    milestones,
)
from tests.core.examples.example import Chapter

CHAPTER = Chapter(
    "Reference cases: the built-in programme",
    (
        PhaseEndsExample(
            "When each phase ends",
            "A phase ends with its last activity. The second variant stretches the"
            " phases to about eight months each; work of fixed length keeps it.",
            """
            variant | starts | diagnose ends | design ends | implement ends
            original-10-6-9 | Mon 2 Nov 2015 | Wed 7 Sep 2016 | Tue 7 Mar 2017 | Tue 5 Dec 2017
            original-10-6-9 | Wed 1 Apr 2026 | Fri 5 Feb 2027 | Fri 6 Aug 2027 | Tue 9 May 2028
            equal-8-8-8 | Mon 2 Nov 2015 | Thu 7 Jul 2016 | Fri 3 Mar 2017 | Thu 2 Nov 2017
            equal-8-8-8 | Wed 1 Apr 2026 | Thu 3 Dec 2026 | Wed 4 Aug 2027 | Mon 3 Apr 2028
            """,
        ),
        OriginalExample(
            "When each milestone is reached",
            "A milestone falls on the day on which the last of its work finishes.",
            milestones,
            """
            milestone | title                                    | reached
            M01       | Board commits                            | Fri 4 Dec 2015
            M02       | Change team ready                        | Wed 2 Mar 2016
            M03       | Programme launched to staff              | Wed 9 Mar 2016
            M04       | Fieldwork complete                       | Mon 9 May 2016
            M05       | All six diagnostic reports in            | Tue 7 Jun 2016
            M06       | Synthesis event held                     | Tue 5 Jul 2016
            M07       | Board accepts the findings               | Wed 7 Sep 2016
            M08       | Staff told what was heard                | Wed 28 Sep 2016
            M09       | Priorities agreed                        | Wed 28 Sep 2016
            M10       | Interventions chosen                     | Mon 21 Nov 2016
            M11       | Strategy approved                        | Tue 7 Mar 2017
            M12       | Strategy launched                        | Tue 4 Apr 2017
            M13       | Mid-delivery review held                 | Mon 19 Jun 2017
            M14       | First wave of teams finished             | Mon 14 Aug 2017
            M15       | All ten Our Leadership Way uses in place | Mon 31 Jul 2017
            M16       | Evaluation complete                      | Tue 24 Oct 2017
            M17       | Programme closed                         | Tue 5 Dec 2017
            """,
        ),
        OriginalExample(
            "The critical path of the programme",
            "A slip of any of this work moves the end of the programme.",
            critical_activities,
            """
            activity  | title                                                     | starts          | finishes
            P1-GOV-01 | Agree why now, and who sponsors it                        | Mon 2 Nov 2015  | Fri 13 Nov 2015
            P1-GOV-03 | Appoint the programme lead and core team                  | Mon 16 Nov 2015 | Fri 11 Dec 2015
            P1-CHG-01 | Design the change team                                    | Mon 14 Dec 2015 | Tue 29 Dec 2015
            P1-CHG-02 | Invite and select change team members                     | Wed 30 Dec 2015 | Wed 27 Jan 2016
            P1-CHG-03 | Agree release time with line managers                     | Thu 28 Jan 2016 | Wed 10 Feb 2016
            P1-CHG-04 | Induct and train the change team                          | Thu 11 Feb 2016 | Wed 24 Feb 2016
            P1-CHG-05 | Appoint tool leads and take the team's own baseline       | Thu 25 Feb 2016 | Wed 2 Mar 2016
            P1-FOC-01 | Plan the sample, venues and facilitators                  | Thu 3 Mar 2016  | Wed 16 Mar 2016
            P1-FOC-02 | Hold the focus groups                                     | Thu 17 Mar 2016 | Mon 9 May 2016
            P1-FOC-03 | Analyse and report the focus groups                       | Tue 10 May 2016 | Tue 7 Jun 2016
            P1-SYN-01 | Assemble the evidence pack by cultural element            | Wed 8 Jun 2016  | Tue 28 Jun 2016
            P1-SYN-02 | Hold the synthesis event                                  | Wed 29 Jun 2016 | Tue 5 Jul 2016
            P1-SYN-03 | Draft the discovery report                                | Wed 6 Jul 2016  | Tue 26 Jul 2016
            P1-SYN-04 | Review with the executive and steering group              | Wed 27 Jul 2016 | Tue 9 Aug 2016
            P1-SYN-05 | Take the findings to the board                            | Wed 10 Aug 2016 | Wed 7 Sep 2016
            P2-GOV-01 | Re-plan and refresh the change team for design            | Thu 8 Sep 2016  | Wed 14 Sep 2016
            P2-PRI-01 | Agree the priority areas                                  | Thu 15 Sep 2016 | Wed 28 Sep 2016
            P2-PRI-03 | Describe the culture we want                              | Thu 29 Sep 2016 | Wed 12 Oct 2016
            P2-COD-01 | Run staff co-design workshops for each priority           | Thu 13 Oct 2016 | Wed 9 Nov 2016
            P2-INT-01 | Choose the shortlist of interventions                     | Thu 10 Nov 2016 | Mon 21 Nov 2016
            P2-INT-02 | Write a one-page charter for each intervention            | Tue 22 Nov 2016 | Mon 12 Dec 2016
            P2-STR-01 | Draft the leadership strategy                             | Tue 13 Dec 2016 | Thu 5 Jan 2017
            P2-STR-02 | Consult staff side, networks, committees and governors    | Fri 6 Jan 2017  | Thu 26 Jan 2017
            P2-STR-03 | Finalise the strategy and delivery plan                   | Fri 27 Jan 2017 | Tue 7 Feb 2017
            P2-STR-04 | Board approves the strategy                               | Wed 8 Feb 2017  | Tue 7 Mar 2017
            P3-MOB-01 | Stand up delivery groups                                  | Wed 8 Mar 2017  | Tue 21 Mar 2017
            P3-TEA-01 | Train team coaches                                        | Wed 22 Mar 2017 | Thu 20 Apr 2017
            P3-TEA-02 | Support the first wave of teams                           | Fri 21 Apr 2017 | Mon 14 Aug 2017
            P3-MEA-04 | Repeat the leadership survey and a sample of focus groups | Tue 15 Aug 2017 | Tue 19 Sep 2017
            P3-MEA-05 | Write the evaluation report                               | Wed 20 Sep 2017 | Tue 24 Oct 2017
            P3-EMB-02 | Plan how the change will last and when to look again      | Wed 25 Oct 2017 | Tue 7 Nov 2017
            P3-EMB-03 | Capture lessons and celebrate                             | Wed 25 Oct 2017 | Tue 7 Nov 2017
            P3-EMB-04 | Board receives the evaluation and closes the programme    | Wed 8 Nov 2017  | Tue 5 Dec 2017
            """,
        ),
        OriginalExample(
            "The tightest work off the critical path",
            "This work may slip by five working days and no more.",
            five_days_of_float,
            """
            activity  | title                                                      | starts          | finishes
            P1-COM-03 | Launch to all staff                                        | Thu 3 Mar 2016  | Wed 9 Mar 2016
            P1-BRD-01 | Brief interviewers and book board members                  | Thu 3 Mar 2016  | Wed 16 Mar 2016
            P1-BRD-02 | Interview the board and senior leaders                     | Thu 17 Mar 2016 | Fri 29 Apr 2016
            P1-BRD-03 | Analyse and report the interviews                          | Tue 3 May 2016  | Tue 31 May 2016
            P2-PRI-02 | Map current and planned work against the cultural elements | Thu 15 Sep 2016 | Wed 5 Oct 2016
            P2-GOV-02 | Give each priority an executive owner                      | Thu 29 Sep 2016 | Wed 5 Oct 2016
            """,
        ),
    ),
)
