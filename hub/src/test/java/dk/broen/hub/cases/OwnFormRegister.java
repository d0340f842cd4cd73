package dk.broen.hub.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dk.broen.simulator.register.ConsentRegister;
import java.util.List;
import java.util.Map;

/** A register in the hub's own form, with a fixed token. */
final class OwnFormRegister implements PlayedRegister {
    private static final String TOKEN = "a-token-of-the-register";
    private final ConsentRegister register = new ConsentRegister(0, TOKEN);

    @Override
    public Map<String, String> settings(String municipality) {
        String register = "BROEN_CONSENTREGISTERS_" + municipality;
        return Map.of(register + "_URL", this.register.uri().toString(), register + "_TOKEN", TOKEN);
    }

    @Override
    public void put(String cpr, List<JsonNode> consents) {
        register.put(cpr, consents);
    }

    @Override
    public void setDown(boolean down) {
        register.setDown(down);
    }

    @Override
    public void close() {
        register.close();
    }
}
