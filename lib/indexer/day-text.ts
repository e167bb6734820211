import { startOfDay } from "../finance/credit/calendar";

/** A day's number as a date: YYYY-MM-DD. */
export const dayText = (day: bigint): string => new Date(Number(startOfDay(day)) * 1000).toISOString().slice(0, 10);
