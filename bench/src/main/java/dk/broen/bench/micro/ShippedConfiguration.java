package dk.broen.bench.micro;

import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult.Loaded;
import dk.broen.simulator.hub.Checkout;

/** The configuration in {@code config/} of the checkout. */
final class ShippedConfiguration {
    private ShippedConfiguration() {}

    /** @throws IllegalStateException if it has errors */
    static Loaded load() {
        if (new ConfigurationDirectory(Checkout.here().config()).load() instanceof Loaded loaded) {
            return loaded;
        }
        throw new IllegalStateException("the configuration has errors; ./broen validate lists them");
    }
}
