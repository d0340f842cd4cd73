package dk.broen.routes.delivery;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.springframework.stereotype.Component;

/**
 * Makes one attempt one request with a short answer: by default, the HTTP client repeats a POST by itself after 429 and 503, waits as long as
 * the host asks, and reads whatever the host answers.
 */
@Component(OneRequest.NAME)
class OneRequest implements HttpClientConfigurer {
    static final String NAME = "oneRequest";

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.disableAutomaticRetries();
        client.addExecInterceptorFirst("short-answer", new ShortAnswer());
    }
}
