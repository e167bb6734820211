/** Tickets of an account that are read at first, and with every press for more. */
export const ticketsAtFirst = 40;
