export{a_26 as a}from"./review-at-once.js";
