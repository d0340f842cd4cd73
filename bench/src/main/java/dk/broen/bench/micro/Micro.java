package dk.broen.bench.micro;

import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the microbenchmarks. */
@Command(name = "micro", mixinStandardHelpOptions = true,
    description = "Measures planner, interpreter, MedCom check and seal alone, each in a process of its own.")
public final class Micro implements Callable<Integer> {
    @Parameters(arity = "0..1", defaultValue = ".*", paramLabel = "PATTERN",
        description = "Regular expression of the names of the benchmarks to run; default: all.")
    private String pattern = "";

    @Override
    public Integer call() throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder().include(pattern).addProfiler(GCProfiler.class).shouldFailOnError(true);
        if (MedComAdmission.packages().isEmpty()) {
            System.err.println("Left out: ProfilesBenchmark. Set " + MedComAdmission.PACKAGES + " to the folder of MedCom's packages");
            options.exclude("ProfilesBenchmark");
        }
        new Runner(options.build()).run();
        return 0;
    }
}
