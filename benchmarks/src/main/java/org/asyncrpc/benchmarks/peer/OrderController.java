package org.asyncrpc.benchmarks.peer;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * The work as users of Spring MVC write it.
 */
@RestController
class OrderController {

	private final Warehouse warehouse = new Warehouse();

	@PostMapping("/rpc/order/place")
	DeferredResult<Receipt> place(@RequestBody OrderRequest request) {
		DeferredResult<Receipt> result = new DeferredResult<>();
		this.warehouse.reserve(request.order(), result::setResult);
		return result;
	}

}
