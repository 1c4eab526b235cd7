import { recovery } from '../setup.ts'

/** Questions about the account. Weak answers are not told apart here: the review hears of them, a guesser does not. */
export const answerQuestions = (exits: { next: string; exhausted: string; back: string }) =>
  recovery.createStateConfig({
    description: 'Answer questions about the account',
    meta: { step: 'answers' },
    always: {
      guard: { type: 'has', params: { evidence: 'answers' } },
      target: exits.next,
      meta: { label: 'answered already' },
    },
    on: {
      'answers.begun': {},
      'answers.scored': [
        {
          guard: 'scoresWeak',
          target: exits.next,
          actions: ['markAnswers', { type: 'mark', params: { mark: 'weakAnswers' } }],
        },
        { target: exits.next, actions: 'markAnswers', meta: { happy: true } },
      ],
      'answers.exhausted': exits.exhausted,
      'step.back': { target: exits.back, actions: 'reconsider', meta: { label: 'back' } },
    },
  })
