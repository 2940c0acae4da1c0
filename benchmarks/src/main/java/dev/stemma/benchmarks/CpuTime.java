package dev.stemma.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/** CPU time of this process, all threads: what it costs, whoever else uses the machine. */
final class CpuTime {
    private CpuTime() {}

    /** Since the start of the JVM. */
    static double micros() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        if (system instanceof com.sun.management.OperatingSystemMXBean process) {
            return process.getProcessCpuTime() / 1e3;
        }
        throw new IllegalStateException("this JVM does not tell its CPU time");
    }
}
