import { readFileSync } from "node:fs";

// What exporters write, line by line in the form in which NVIDIA documents and publishes it; UUIDs, hosts and values are made up.
// Each file of recorded/ says in its first lines, or here where its format has no comments, where its form comes from:
//
//   a100.prom         dcgm-exporter 2.x and 3.x, "Sample output" of its README and of NVIDIA's "GPU telemetry" guide
//   h100.prom         dcgm-exporter 4.x: labels pci_bus_id and DCGM_FI_DRIVER_VERSION, fractions with six decimals, as in the
//                     samples that NVIDIA/aicr keeps; under Kubernetes with the labels pod, namespace and container
//   mig.prom          dcgm-exporter on a divided A100, "Multi-instance GPU support" of NVIDIA's "GPU telemetry" guide
//   awkward.prom      what the format allows beyond that: "Exposition formats" of Prometheus' documentation
//   h100.csv          nvidia-smi --query-gpu=timestamp,index,uuid,name,utilization.gpu,power.draw --format=csv -l 60
//   a100-nounits.csv  nvidia-smi --query-gpu=index,uuid,name,mig.mode.current,utilization.gpu,power.draw --format=csv,nounits;
//                     values that are not there as "Useful nvidia-smi Queries" of NVIDIA's support pages shows them

/** The text of a recorded file. */
export const recorded = (name: string): string => readFileSync(new URL(`./recorded/${name}`, import.meta.url), "utf8");

/** The same with the line ends of Windows. */
export const recordedOnWindows = (name: string): string => recorded(name).replaceAll("\n", "\r\n");
