// The four places of the board in the hand.
export type Place = 'mine' | 'board' | 'successes' | 'more'
