import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recorded, recordedOnWindows } from "../testing/recorded";
import { readDcgm } from "./dcgm";
import { readGpus } from "./look-at-gpus";
import { isNvidiaSmi, readNvidiaSmi } from "./nvidia-smi";
import { isOnline, onePerGpu, type Reading } from "./reading";

const nothing = { busy: undefined, watts: undefined, joules: undefined, lost: false };

/** Of each GPU the end of its UUID and what it says. */
const told = (gpus: readonly Reading[]) => gpus.map(({ uuid, ...rest }) => [uuid.slice(-4), rest]);

describe("dcgm-exporter's output", () => {
  it("of A100s: percentages, watts, energy, and a GPU that has fallen off its bus", () => {
    const { gpus, doubts } = readDcgm(recorded("a100.prom"));
    expect(told(gpus)).toEqual([
      ["6e52", { busy: 0.97, watts: 391.412, joules: 184562315.874, lost: false }],
      // What DCGM writes for a counter that it does not have is none.
      ["d104", { busy: 0, watts: 61.003, joules: undefined, lost: true }],
    ]);
    expect(gpus.map(isOnline)).toEqual([true, false]);
    expect(doubts).toEqual([]);
  });

  it("of H100s under Kubernetes: the ratio rather than the percentage, and a GPU of two pods once", () => {
    const { gpus, doubts } = readDcgm(recorded("h100.prom"));
    expect(gpus.map(({ busy, watts }) => [busy, watts])).toEqual([[0.984371, 687.351], [1, 690.746], [0.5125, 402.5], [0, 71.128]]);
    expect(doubts).toEqual([]);
  });

  it("of divided GPUs: the whole where it is measured, else the parts by their size; power of the whole once", () => {
    const [whole, parts] = readDcgm(recorded("mig.prom")).gpus;
    expect(whole).toMatchObject({ busy: 0.75, watts: 290.5 });
    expect(parts?.busy).toBeCloseTo((3 * 1 + 1 * 0.5) / 7, 12);
    expect(parts?.watts).toBe(240.125);
    expect(readDcgm('DCGM_FI_PROF_GR_ENGINE_ACTIVE{UUID="GPU-x",modelName="NVIDIA A30",GPU_I_PROFILE="2g.12gb",GPU_I_ID="1"} 1\n').gpus[0]?.busy).toBe(0.5);
  });

  it("with numbers that are none: they are left out, and the rest is used", () => {
    expect(told(readDcgm(recordedOnWindows("awkward.prom")).gpus)).toEqual([
      ["PU-a", { ...nothing, busy: 0.42 }],
      ["PU-b", { ...nothing, watts: 61 }],
      ["PU-c", { ...nothing, busy: 0.005 }],
    ]);
  });

  it("with what no GPU can be: it is left out, with a sentence", () => {
    const { gpus, doubts } = readDcgm('DCGM_FI_DEV_GPU_UTIL{UUID="GPU-x"} 130\nDCGM_FI_DEV_POWER_USAGE{UUID="GPU-x"} 70000\nDCGM_FI_DEV_GPU_UTIL{UUID="GPU-y"} -1\n');
    expect(told(gpus)).toEqual([["PU-x", nothing], ["PU-y", nothing]]);
    expect(gpus.some(isOnline)).toBe(false);
    expect(doubts).toEqual([
      "GPU-x says that it works 130 % of the time, which is left out: it must be from 0 to 100.",
      "GPU-x says that it draws 70000 W, which is left out: it must be from 0 to 5000.",
      "GPU-y says that it works -1 % of the time, which is left out: it must be from 0 to 100.",
    ]);
  });

  it.each([
    ["cut off", recorded("h100.prom").slice(0, -20), "cut off"],
    ["an error page", "<html><body>502 Bad Gateway</body></html>\n", "a page for people"],
    ["another exporter's", "process_cpu_seconds_total 3\n", "no metric of DCGM"],
    ["empty", "", "no metric of DCGM"],
    ["without UUIDs", 'DCGM_FI_DEV_GPU_UTIL{gpu="0"} 3\n', "has no UUID"],
    ["of one GPU two ways", 'DCGM_FI_DEV_GPU_UTIL{UUID="GPU-a"} 3\nDCGM_FI_DEV_GPU_UTIL{UUID="GPU-a"} 4\n', "another value"],
  ])("that is %s is refused", (_what, text, sentence) => {
    expect(() => readGpus(text)).toThrow(sentence);
  });
});

describe("nvidia-smi's list", () => {
  it("written again and again with the time: the last line of each GPU, with its units", () => {
    expect(told(readGpus(recorded("h100.csv")).gpus)).toEqual([
      ["1f0e", { ...nothing, busy: 0.98, watts: 688.12 }],
      ["2a1b", { ...nothing, busy: 0 }],
    ]);
  });

  it("without units, with line ends of Windows: what is not there is not there", () => {
    const { gpus } = readGpus(recordedOnWindows("a100-nounits.csv"));
    expect(told(gpus)).toEqual([["U-aa", { ...nothing, busy: 0.55, watts: 310.25 }], ["U-bb", { ...nothing, watts: 250 }], ["U-cc", nothing], ["U-dd", nothing]]);
    expect(gpus.map(isOnline)).toEqual([true, true, false, false]);
  });

  it.each([
    ["cut off", "uuid, utilization.gpu [%]\nGPU-a, 1", "cut off"],
    ["without the columns", "uuid, name\nGPU-a, x\n", "must name the columns uuid and utilization.gpu"],
    ["with a cell too few", "uuid, utilization.gpu [%], power.draw [W]\nGPU-a, 3 %\n", "Line 2 is no line"],
    ["with words for a number", "uuid, utilization.gpu [%]\nGPU-a, much\n", "Line 2 holds a value that is no number of %"],
    ["in other units", "uuid, utilization.gpu [%], power.draw [mW]\nGPU-a, 3 %, 4 mW\n", "Line 2 holds a value that is no number of W"],
    ["with a GPU twice at no time", "uuid, utilization.gpu [%]\nGPU-a, 3 %\nGPU-a, 4 %\n", "Line 3 lists a GPU twice"],
    ["that breaks off in a message", "uuid, utilization.gpu [%]\nGPU-a, 3 %\nUnable to determine the device handle for GPU1: 0000:3B:00.0: GPU is lost.\n", "Line 3 is no line"],
    ["empty but for its titles", "uuid, utilization.gpu [%]\n", "holds no GPU"],
  ])("that is %s is refused", (_what, text, sentence) => {
    expect(isNvidiaSmi(text)).toBe(true);
    expect(() => readNvidiaSmi(text)).toThrow(sentence);
  });

  it("is not what the driver says when it is not there", () => {
    for (const text of ["No devices were found\n", "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.\n"]) {
      expect(() => readGpus(text)).toThrow("Line 1 is no line of Prometheus' text format.");
    }
  });
});

describe("a GPU that several tell of", () => {
  const some = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined });
  const reading = fc.record({ uuid: fc.constantFrom("a", "b", "c"), busy: some, watts: some, joules: some, lost: fc.boolean() });

  it("counts once, by the least that is said of it, whoever is heard first", () => {
    fc.assert(
      fc.property(fc.array(reading), (all) => {
        const once = onePerGpu(all);
        expect(new Set(once.map(({ uuid }) => uuid)).size).toBe(once.length);
        for (const { uuid, busy } of once) {
          const said = all.filter((one) => one.uuid === uuid).flatMap((one) => one.busy ?? []);
          expect(busy).toBe(said.length === 0 ? undefined : Math.min(...said));
        }
        expect([...onePerGpu([...all].reverse())].sort(byUuid)).toEqual([...once].sort(byUuid));
      }),
    );
  });

  const byUuid = (a: Reading, b: Reading): number => (a.uuid < b.uuid ? -1 : 1);
});
