export{a_39 as a,b_39 as b}from"./review-at-once.js";
