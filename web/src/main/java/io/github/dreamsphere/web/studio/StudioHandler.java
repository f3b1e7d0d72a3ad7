package io.github.dreamsphere.web.studio;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/** Answers all requests: checks each with {@link Guard} and passes it to {@link Api}. */
final class StudioHandler implements HttpHandler {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
            + " blob:; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Guard guard;
    private final Api api;

    StudioHandler(Guard guard, Api api) {
        this.guard = guard;
        this.api = api;
    }

    @Override
    public void handle(HttpExchange exchange) {
        try (exchange) {
            protect(exchange.getResponseHeaders());
            Call call = new Call(exchange);
            try {
                guard.checkHost(exchange);
                answer(exchange, call);
            } catch (Refusal e) {
                call.refuse(e.code(), e.getMessage());
            } catch (RuntimeException | OutOfMemoryError e) {
                call.refuse(Refusal.FAILED, Problems.of(e));
            } catch (IOException e) {
                // Of a file; or the browser has gone, which nobody need be told.
                call.refuse(Refusal.FAILED, Problems.of(e));
            }
        } catch (IOException e) {
            return;
        }
    }

    private static void protect(Headers headers) {
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Content-Security-Policy", POLICY);
    }

    private void answer(HttpExchange exchange, Call call) throws IOException {
        String first = call.part(0);
        if (first.equals("api")) {
            guard.checkRights(exchange);
            api.answer(call);
            return;
        }
        if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
            throw new Refusal(Refusal.WRONG_METHOD, "The page can only be read.");
        }
        if (first.isEmpty() && call.parts() == 1) {
            if (guard.isToken(call.parameter("token"))) {
                call.answerHeaders().set("Set-Cookie", guard.cookie());
            }
            call.send("text/html; charset=utf-8", "no-store", PageFiles.page());
        } else if (first.equals("favicon.ico")) {
            PageFiles.sendIcon(call);
        } else if (call.parts() == 2 && (first.equals("studio") || first.equals("js"))) {
            PageFiles.send(call, first, call.part(1));
        } else {
            throw new Refusal(Refusal.NOT_FOUND, "There is nothing at this address.");
        }
    }
}
