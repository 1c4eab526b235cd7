import type { Sources } from 'regain/core'

export const sources: Sources = {
  states: {
    arriving: ['P-80', 'P-86'],
    proving: ['P-87', 'AP-14'],
    'enrolling.showing': ['P-82', 'P-85', 'P-88', 'P-92'],
    'enrolling.confirming': ['P-83', 'P-89', 'P-90'],
    completed: ['P-84', 'P-91'],
  },
  transitions: {
    'arriving: session.recognised': ['P-80', 'P-86'],
    'proving: code.accepted': ['P-87', 'AP-14'],
    'enrolling.showing: enrolment.begun': ['P-82', 'P-88'],
    'enrolling.showing: key.saved': ['P-85', 'P-92'],
    'enrolling.confirming: enrolment.proved': ['P-83', 'P-90'],
    'applying: change.applied': ['P-84', 'P-91'],
  },
  copy: {
    'screens.proving': ['P-87'],
    'screens.enrolling': ['P-81', 'P-82', 'P-85', 'P-88', 'P-92'],
    'screens.enrolling.confirming': ['P-83', 'P-89', 'P-90'],
    'screens.completed': ['P-84', 'P-85', 'P-91', 'P-92'],
    'inputs.key.confirmSaved': ['P-85', 'P-92'],
    'inputs.enrolment.confirm': ['P-83', 'P-90'],
    'notices.applied': ['P-84', 'P-91'],
  },
}
