package org.asyncrpc.benchmarks.peer;

import java.io.IOException;
import java.io.UncheckedIOException;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The work, written by hand and without any care.
 */
final class OrderServlet extends HttpServlet {

	private static final JsonMapper MAPPER = new JsonMapper();

	private final transient ObjectReader reader = MAPPER.readerFor(OrderRequest.class);

	private final transient ObjectWriter writer = MAPPER.writerFor(Receipt.class);

	private final transient Warehouse warehouse = new Warehouse();

	@Override
	protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
		OrderRequest body = this.reader.readValue(request.getInputStream().readAllBytes());
		AsyncContext context = request.startAsync();
		context.setTimeout(0);
		this.warehouse.reserve(body.order(), (receipt) -> answer(context, receipt));
	}

	private void answer(AsyncContext context, Receipt receipt) {
		byte[] body = this.writer.writeValueAsBytes(receipt);
		ServletResponse response = context.getResponse();
		response.setContentType("application/json");
		response.setContentLength(body.length);
		try {
			response.getOutputStream().write(body);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		context.complete();
	}

}
