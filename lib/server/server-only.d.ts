// Next resolves this marker itself; it has no types.
declare module "server-only";
