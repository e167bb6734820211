import { configure } from "@testing-library/react";

// What is loaded when it is first shown is compiled then: on a busy machine that takes longer than a second.
configure({ asyncUtilTimeout: 15_000 });
