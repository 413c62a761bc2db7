export{a_9 as a,b_9 as b,c_9 as c}from"./review-at-once.js";
