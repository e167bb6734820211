import type { TxEvent } from "./event";
import * as flight from "./in-flight";
import * as person from "./person";
import * as preparation from "./preparation";
import type { TxState } from "./state";
import * as wallet from "./wallet";

/**
 * The next state. Pure and total: an event that does not fit returns the very same state, so that a
 * late answer, a second press or a message from another tab can never lead anywhere impossible.
 */
export function reduce(state: TxState, event: TxEvent): TxState {
  switch (event.type) {
    case "start":
      return person.start(state, event);
    case "retry":
      return person.retry(state, event);
    case "resume":
      return person.resume(state);
    case "reset":
      return person.reset(state);
    case "declined":
      return person.declined(state);
    case "unanswered":
      return person.unanswered(state);
    case "restored":
      return person.restored(state, event);
    case "planned":
      return preparation.planned(state, event);
    case "go":
      return preparation.go(state);
    case "simulated":
      return preparation.simulated(state, event);
    case "settled":
      return preparation.settled(state, event);
    case "searched":
      return preparation.searched(state, event);
    case "impossible":
      return preparation.impossible(state, event);
    case "refused":
      return wallet.refused(state, event);
    case "errored":
      return wallet.errored(state, event);
    case "signed":
      return wallet.signed(state, event);
    case "sent":
      return wallet.sent(state, event);
    case "batched":
      return wallet.batched(state, event);
    case "rejected":
      return wallet.rejected(state, event);
    case "found":
      return flight.found(state, event);
    case "seen":
      return flight.seen(state, event);
    case "reorged":
      return flight.reorged(state);
    case "numbered":
      return flight.numbered(state, event);
    case "carried":
      return flight.carried(state, event);
    case "sped-up":
      return flight.spedUp(state, event);
    case "included":
      return flight.included(state, event);
    case "reverted":
      return flight.reverted(state, event);
    case "abandoned":
      return flight.abandoned(state, event);
    case "replaced":
      return flight.replaced(state, event);
    case "dropped":
      return flight.dropped(state);
    case "proposed":
      return flight.proposed(state);
    case "timed-out":
      return flight.timedOut(state);
    case "indexed":
      return flight.indexed(state, event);
    case "failed":
      return preparation.failed(state, event);
    default:
      return event satisfies never;
  }
}
