/** Tickets of an account that are shown at a time: what is read with every block stays the same, however many it holds. */
export const ticketsOnPage = 40;

/** Tickets that are read for a page: one more tells whether there is a next page, and where it begins. */
export const ticketsRead = ticketsOnPage + 1;
