package org.asyncrpc.store;

/**
 * Where a call was accepted, and what that means for it. All calls of an operation on one
 * node share one of these.
 *
 * @param node the name of the node, for operators
 * @param onNodeLoss what becomes of the call when that node is lost
 */
public record Home(String node, NodeLoss onNodeLoss) {

}
